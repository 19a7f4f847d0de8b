package dev.muster.reporting;

import dev.muster.audience.PastDays;
import dev.muster.reporting.ComplianceGrid.Cell;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The last thirteen months of a report: what it said at the end of each, and what it says on its own day. */
@Component
public class ComplianceMonths {
    private static final int BEFORE = 12;

    private final PastDays days;
    private final Requirements requirements;
    private final ComplianceGrid grid;
    private final Settings settings;

    ComplianceMonths(PastDays days, Requirements requirements, ComplianceGrid grid, Settings settings) {
        this.days = days;
        this.requirements = requirements;
        this.grid = grid;
        this.settings = settings;
    }

    /** The report's totals at the end of a day. */
    public record Month(LocalDate day, Numbers total) {}

    /** The oldest first; months before anything was required are left out. */
    public List<Month> of(Actor actor, ComplianceFilter filter) {
        LocalDate last = Objects.requireNonNullElseGet(filter.day().day(), () -> settings.today(null));
        Stream<LocalDate> ends = IntStream.rangeClosed(1, BEFORE)
                .map(n -> BEFORE + 1 - n)
                .mapToObj(n -> YearMonth.from(last).minusMonths(n).atEndOfMonth());
        return Stream.concat(ends, Stream.of(last))
                .map(day -> new Month(
                        day,
                        total(actor, filter.on(new ReportDay(day, filter.day().laterRecords())))))
                .dropWhile(m -> m.total().required() == 0)
                .toList();
    }

    private Numbers total(Actor actor, ComplianceFilter filter) {
        return days.read(
                actor,
                filter.day().day(),
                () -> grid.counted(requirements.of(actor, filter), List.of())
                        .getOrDefault(new Cell(0, 0), Numbers.NONE));
    }
}
