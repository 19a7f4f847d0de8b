package dev.muster.web;

import dev.muster.shared.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as every screen writes them: {@code 4 Dec 2026}; relative words only beside them. */
public final class Days {
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_AND_YEAR = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    private Days() {}

    /** Where there is little room: {@code 4 Dec} within eleven months, else {@code Dec 2028}. */
    public static String brief(LocalDate day, LocalDate today) {
        long months = Math.abs(ChronoUnit.MONTHS.between(today, day));
        return (months < 11 ? DAY_AND_MONTH : MONTH_AND_YEAR).format(day);
    }

    /** {@code Mon 7 Dec}. */
    public static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** {@code Nov}. */
    public static String month(LocalDate day) {
        return MONTH.format(day);
    }

    public static String day(@Nullable LocalDate date) {
        return date == null ? "" : Day.words(date);
    }

    public static String day(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : Day.words(at.atZone(zone).toLocalDate());
    }

    public static String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : Day.moment(at, zone);
    }

    /** {@code today}, {@code in 2 days}, {@code 3 days late}. */
    public static String until(LocalDate due, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, due);
        if (days == 0) {
            return "today";
        }
        String n = Math.abs(days) + (Math.abs(days) == 1 ? " day" : " days");
        return days > 0 ? "in " + n : n + " late";
    }
}
