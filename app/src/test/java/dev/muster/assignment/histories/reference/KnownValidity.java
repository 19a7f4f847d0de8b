package dev.muster.assignment.histories.reference;

import dev.muster.library.rules.Validity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 2 and 15: how long a completion counts, counted out day by day. */
public record KnownValidity(Validity is) {
    public boolean isInWindow(LocalDate day, LocalDate lastDay) {
        return !day.isAfter(lastDay) && !day.isBefore(lastDay.minusDays(is.windowDays()));
    }

    /** @param before last days of what was completed before and stood */
    public @Nullable LocalDate lastDay(LocalDate day, Collection<LocalDate> before) {
        LocalDate old = null;
        for (LocalDate last : before) {
            if (isInWindow(day, last) && (old == null || last.isAfter(old))) {
                old = last;
            }
        }
        if (is.months() != null) {
            LocalDate from = old != null && is.keepsAnniversary() ? old : day;
            YearMonth month = YearMonth.from(from).plusMonths(is.months());
            return month.atDay(Math.min(from.getDayOfMonth(), month.lengthOfMonth()));
        }
        if (is.until() == null) {
            return null;
        }
        LocalDate last = day.plusDays(is.atLeastDays());
        while (!isTheDay(last) || old != null && !last.isAfter(old)) {
            last = last.plusDays(1);
        }
        return last;
    }

    private boolean isTheDay(LocalDate day) {
        String wanted = is.untilText();
        String is = "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
        return is.equals(wanted) || "02-29".equals(wanted) && is.equals("02-28") && !day.isLeapYear();
    }
}
