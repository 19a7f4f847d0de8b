package dev.muster.api.training;

import dev.muster.api.Needed;
import dev.muster.api.Sent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A new due date; null: back to the sources’ dates. */
@Sent(thing = "A due date", example = """
        {"dueOn": "2026-12-31", "note": "Back from leave"}""")
record DueOnBody(
        @Needed(orNull = true) @Nullable LocalDate dueOn,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent) {}
