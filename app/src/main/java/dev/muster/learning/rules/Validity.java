package dev.muster.learning.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How long a completion counts. */
public final class Validity {
    private Validity() {}

    /**
     * The last valid day: the day of completion in the person's time zone plus the months, clamped to the end of a
     * shorter month.
     *
     * @param months null: for ever
     * @return null: for ever
     */
    public static @Nullable LocalDate lastDay(Instant completedAt, ZoneId zone, @Nullable Integer months) {
        return months == null ? null : completedAt.atZone(zone).toLocalDate().plusMonths(months);
    }

    /** The earlier of two last days. @return null: both are for ever */
    public static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
