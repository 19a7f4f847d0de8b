package dev.muster.library.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last day on which a completion counts: worked out once, when it is made. */
public final class LastDay {
    private LastDay() {}

    /**
     * Months are clamped to the end of a shorter month. Who renews inside the window loses no day: months run from the old
     * last day where the anniversary is kept, and a day of the year is the one after the old last day.
     *
     * @param completed the day of completion, where the person is
     * @param earlier last days of the completions made before it for the same requirement that stand
     * @return null: for ever
     */
    public static @Nullable LocalDate of(LocalDate completed, Validity v, Collection<LocalDate> earlier) {
        Optional<LocalDate> renewed =
                earlier.stream().filter(last -> isRenewal(completed, last, v)).max(Comparator.naturalOrder());
        if (v.months() != null) {
            return renewed.filter(_ -> v.keepsAnniversary()).orElse(completed).plusMonths(v.months());
        }
        if (v.until() == null) {
            return null;
        }
        LocalDate away = completed.plusDays(v.atLeastDays());
        return next(
                v.until(),
                renewed.map(last -> last.plusDays(1)).filter(away::isBefore).orElse(away));
    }

    /** From the day on which the window opens to the last valid day. */
    private static boolean isRenewal(LocalDate completed, LocalDate last, Validity v) {
        return !completed.isAfter(last) && !completed.isBefore(last.minusDays(v.windowDays()));
    }

    private static LocalDate next(MonthDay day, LocalDate from) {
        LocalDate inYear = day.atYear(from.getYear());
        return inYear.isBefore(from) ? day.atYear(from.getYear() + 1) : inYear;
    }

    /** The earlier of two last days. @return null: both are for ever */
    public static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
