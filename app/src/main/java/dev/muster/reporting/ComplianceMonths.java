package dev.muster.reporting;

import dev.muster.audience.PastDays;
import dev.muster.reporting.ComplianceGrid.Cell;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The last thirteen months of a report: what it said at the end of each, and what it says on its own day. What was known at
 * the end of a past day does not change, so for who sees everybody it is counted once, and kept.
 */
@Component
public class ComplianceMonths {
    private static final Logger log = LoggerFactory.getLogger(ComplianceMonths.class);

    private static final int BEFORE = 12;
    private static final int YEARS_KEPT = 3;

    private final PastDays days;
    private final Requirements requirements;
    private final ComplianceGrid grid;
    private final MonthStore months;
    private final Settings settings;
    private final Clock clock;

    ComplianceMonths(
            PastDays days,
            Requirements requirements,
            ComplianceGrid grid,
            MonthStore months,
            Settings settings,
            Clock clock) {
        this.days = days;
        this.requirements = requirements;
        this.grid = grid;
        this.months = months;
        this.settings = settings;
        this.clock = clock;
    }

    /** The report's totals at the end of a day. */
    public record Month(LocalDate day, Numbers total) {}

    /** The oldest first; months before anything was required are left out. */
    public List<Month> of(Actor actor, ComplianceFilter filter) {
        LocalDate last = Objects.requireNonNullElseGet(filter.day().day(), () -> settings.today(null));
        List<LocalDate> ends = IntStream.rangeClosed(1, BEFORE)
                .mapToObj(n -> YearMonth.from(last).minusMonths(BEFORE + 1L - n).atEndOfMonth())
                .toList();
        boolean kept = actor.seesEverybody() && !filter.day().laterRecords();
        Map<LocalDate, Numbers> known = kept ? months.find(key(filter), ends) : Map.of();
        List<Month> all = new ArrayList<>();
        for (LocalDate day : ends) {
            Numbers total = known.get(day);
            if (total == null) {
                total = total(actor, filter, day);
                if (kept && isSettled(day)) {
                    months.keep(key(filter), day, total, clock.instant());
                }
            }
            all.add(new Month(day, total));
        }
        all.add(new Month(last, total(actor, filter, last)));
        return all.stream().dropWhile(m -> m.total().required() == 0).toList();
    }

    private Numbers total(Actor actor, ComplianceFilter filter, LocalDate day) {
        ComplianceFilter then = filter.on(new ReportDay(day, filter.day().laterRecords()));
        return days.read(
                actor,
                day,
                () -> grid.counted(requirements.of(actor, then), List.of()).getOrDefault(new Cell(0, 0), Numbers.NONE));
    }

    /** Whether nothing is under way any more that began on the day: no work takes until the day after the next. */
    private boolean isSettled(LocalDate day) {
        return day.isBefore(settings.today(null).minusDays(1));
    }

    private static String key(ComplianceFilter filter) {
        return ReportFilter.address(filter.on(ReportDay.TODAY));
    }

    /**
     * Counts the month again that was counted longest ago, and says in the log where that gives another number. Then what
     * nobody asks for any more goes.
     *
     * @return how many were not what had been counted
     */
    public int check(Actor actor) {
        int wrong = 0;
        for (LocalDate day : months.oldestCounts("", 1)) {
            Numbers kept = months.find("", List.of(day)).get(day);
            Numbers now = total(actor, ComplianceFilter.ALL, day);
            if (!now.equals(kept)) {
                log.error("Compliance as of {} was counted as {}, and is {}", day, kept, now);
                wrong++;
            }
            months.replace("", day, now, clock.instant());
        }
        months.deleteBefore(settings.today(null).minusYears(YEARS_KEPT));
        return wrong;
    }
}
