package dev.muster.library.rules;

import java.time.DateTimeException;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * How long a completion of a content counts, and how it is renewed: for so many months, to a day of each year, or for
 * ever.
 *
 * @param months null: not by months
 * @param until null: not to a day of the year; 29 February is the 28th where there is none
 * @param atLeastDays how far away that day of the year is at least
 * @param keepsAnniversary a renewal inside the window runs from the old last day; of months, as a day of the year is kept
 *     anyway
 * @param windowDays how many days before its end a completion may be renewed
 * @param graceDays how many days after the first one without a valid completion the renewal is due
 */
public record Validity(
        @Nullable Integer months,
        @Nullable MonthDay until,
        int atLeastDays,
        boolean keepsAnniversary,
        int windowDays,
        int graceDays) {
    public static final int WINDOW_DAYS = 30;
    public static final int AT_LEAST_DAYS = 30;
    public static final Validity FOR_EVER = ofMonths(null);

    /** With everything else as it is until somebody says otherwise. */
    public static Validity ofMonths(@Nullable Integer months) {
        return new Validity(months, null, AT_LEAST_DAYS, true, WINDOW_DAYS, 0);
    }

    public static Validity to(MonthDay until) {
        return new Validity(null, until, AT_LEAST_DAYS, true, WINDOW_DAYS, 0);
    }

    public boolean isForEver() {
        return months == null && until == null;
    }

    /** As it is kept and sent: {@code 03-31}. */
    public @Nullable String untilText() {
        return until == null ? null : until.toString().substring(2);
    }

    /** @return null: there is no such day in any year */
    public static @Nullable MonthDay day(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
