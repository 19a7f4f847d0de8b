package dev.muster.api.training;

import dev.muster.api.Needed;
import dev.muster.api.Sent;
import org.jspecify.annotations.Nullable;

/** A completion made elsewhere; {@code completedAt} is an instant, or a day. */
@Sent(thing = "A completion", example = """
                {"contentId": "12", "completedAt": "2026-03-01", "score": 90, "evidence": "Certificate 4711"}""")
record CompletionBody(
        @Needed @Nullable String contentId,
        @Needed @Nullable String completedAt,
        @Nullable Integer score,
        @Nullable String evidence,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent) {}
