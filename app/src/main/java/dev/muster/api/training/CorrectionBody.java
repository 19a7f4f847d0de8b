package dev.muster.api.training;

import dev.muster.api.Needed;
import dev.muster.api.Sent;
import org.jspecify.annotations.Nullable;

/** Why a completion counts no more. */
@Sent(thing = "A correction", example = """
        {"reason": "Recorded for the wrong person"}""")
record CorrectionBody(
        @Needed @Nullable String reason,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent) {}
