package dev.muster.web.library;

import dev.muster.library.rules.LastDay;
import dev.muster.library.rules.Validity;
import dev.muster.shared.Day;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How long a completion counts, in words and by example. */
public final class ValidityWords {
    private ValidityWords() {}

    public static String of(Validity v) {
        MonthDay until = v.until();
        Integer months = v.months();
        if (until != null) {
            return "Until " + until.getDayOfMonth() + " " + name(until.getMonth()) + " each year";
        }
        return months == null ? "For ever" : months + (months == 1 ? " month" : " months");
    }

    static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Of a completion today: the last valid day; renewed at the earliest, and when that is overdue. */
    public static @Nullable String example(Validity v, LocalDate today) {
        LocalDate last = LastDay.of(today, v, List.of());
        if (last == null) {
            return null;
        }
        LocalDate early = later(last.minusDays(v.windowDays()), today.plusDays(1));
        String renewed = early.isAfter(last)
                ? ""
                : " Renewed on " + Day.words(early) + ": until "
                        + Day.words(Objects.requireNonNull(LastDay.of(early, v, List.of(last)))) + ".";
        String overdue = v.graceDays() == 0
                ? ""
                : " Not renewed: expired from " + Day.words(last.plusDays(1)) + ", overdue after "
                        + Day.words(last.plusDays(1L + v.graceDays())) + ".";
        return "Completed today, it counts until " + Day.words(last) + "." + renewed + overdue;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
