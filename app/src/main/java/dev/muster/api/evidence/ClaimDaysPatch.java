package dev.muster.api.evidence;

import dev.muster.api.Sent;
import org.jspecify.annotations.Nullable;

/** The days as they are on the paper; one that is left out stays as it was sent, {@code "validTo": null} takes it away. */
@Sent(thing = "An approval", example = """
                {"completedOn": "2026-03-01", "validTo": "2028-02-29"}""")
record ClaimDaysPatch(
        @Nullable String completedOn, @Nullable String validTo) {}
