package dev.muster.web.reports;

import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceMonths.Month;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.web.Days;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the Overview shows of compliance: the share, how it came there, and where it is lowest.
 *
 * @param tables by location and by training; those without lines are left out
 * @param months the last of them is today
 */
public record ComplianceToday(Numbers total, List<Table> tables, MonthsView months) {
    private static final int LINES = 12;

    public ComplianceToday {
        tables = List.copyOf(tables);
    }

    /** @param all the report with every line */
    public record Table(String title, String head, List<Line> lines, int more, String all) {
        public Table {
            lines = List.copyOf(lines);
        }
    }

    /** @param names of what is not met */
    public record Line(String label, Numbers numbers, String names) {
        public List<Bars.Piece> bar() {
            return Bars.met(numbers);
        }
    }

    /** One of the seven numbers. @param kind class of its colour */
    public record Figure(String label, int count, String names, String kind) {}

    static ComplianceToday of(Compliance byLocation, Compliance byTraining, List<Month> months) {
        List<Table> tables = List.of(table("By location", byLocation), table("By training", byTraining)).stream()
                .filter(t -> !t.lines().isEmpty())
                .toList();
        return new ComplianceToday(byTraining.total(), tables, new MonthsView(query(Dimension.LOCATION), months));
    }

    private static Table table(String title, Compliance report) {
        ComplianceQuery query = query(report.by());
        List<Line> lines = report.lines().stream()
                .limit(LINES)
                .map(l -> new Line(
                        l.value().label(), l.all(), query.names(l.value().key(), null, ComplianceQuery.NOT_MET)))
                .toList();
        return new Table(title, report.by().label(), lines, report.lines().size() - lines.size(), query.unfiltered());
    }

    private static ComplianceQuery query(Dimension by) {
        return new ComplianceQuery(by, null, ComplianceFilter.ALL, null, null, "");
    }

    public List<Figure> figures() {
        return Bars.ORDER.stream()
                .map(s -> new Figure(s.label(), total.count(s), names(s.name()), Bars.kind(s)))
                .toList();
    }

    private static String names(String which) {
        return query(Dimension.LOCATION).names(null, null, which);
    }

    public String notMet() {
        return names(ComplianceQuery.NOT_MET);
    }

    public List<Bars.Piece> bar() {
        return Bars.whole(total);
    }

    public String said() {
        return "%,d of %,d compliant: ".formatted(total.compliant(), total.required())
                + Bars.ORDER.stream()
                        .map(s -> "%,d %s".formatted(total.count(s), word(s)))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String word(ComplianceStatus s) {
        return s.label().toLowerCase(java.util.Locale.ROOT);
    }

    /** How many points the share has changed since the last month's end; 0 where there is none. */
    public int points() {
        return months.isLine() ? total.percent() - before().total().percent() : 0;
    }

    public String since() {
        return months.isLine() ? "since " + Days.day(before().day()) : "";
    }

    private Month before() {
        return months.months().get(months.months().size() - 2);
    }
}
