package dev.muster.notification.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * When the calendar may tell somebody something, where they are.
 *
 * @param from the first hour, 0 to 23
 * @param until the hour before which it ends, up to 24
 * @param weekends whether also on Saturdays and Sundays
 * @param summaryDay on which managers get their summary
 * @param summaryHour and from which hour on
 */
public record TellingHours(int from, int until, boolean weekends, DayOfWeek summaryDay, int summaryHour) {
    public static final TellingHours DEFAULTS = new TellingHours(8, 18, true, DayOfWeek.MONDAY, 8);

    /** A summary that could not go out on its day is made up for within so many more. */
    public static final int SUMMARY_DAYS_LATE = 2;

    public boolean isOpen(LocalDateTime here) {
        return isOpen(here.toLocalDate()) && here.getHour() >= from && here.getHour() < until;
    }

    public boolean isOpen(LocalDate day) {
        return weekends || day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    /** The first day not looked at when this day comes, had every day before been looked at. */
    public LocalDate firstSince(LocalDate day) {
        LocalDate first = day;
        while (!isOpen(first.minusDays(1))) {
            first = first.minusDays(1);
        }
        return first;
    }

    /** The day of the summary that is due on this day, or on one shortly before. */
    public LocalDate summaryOf(LocalDate day) {
        return day.with(java.time.temporal.TemporalAdjusters.previousOrSame(summaryDay));
    }

    /** Whether the summary goes out now. */
    public boolean isSummaryTime(LocalDateTime here) {
        LocalDate summary = summaryOf(here.toLocalDate());
        boolean late = here.toLocalDate().isAfter(summary);
        return isOpen(here)
                && (late || here.getHour() >= summaryHour)
                && !here.toLocalDate().isAfter(summary.plusDays(SUMMARY_DAYS_LATE));
    }
}
