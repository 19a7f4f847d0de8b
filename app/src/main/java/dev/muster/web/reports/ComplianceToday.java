package dev.muster.web.reports;

import dev.muster.reporting.ComplianceMonths.Month;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.web.Days;
import java.util.List;
import java.util.stream.Collectors;

/** What the Overview begins with: the share that is compliant, and how it came there. @param last months, of which the last is today */
public record ComplianceToday(List<Month> last) {
    private static final ComplianceQuery QUERY = ComplianceQuery.all(Dimension.LOCATION, null);

    public ComplianceToday {
        last = List.copyOf(last);
    }

    /** One of the seven numbers. @param kind class of its colour */
    public record Figure(String label, int count, String names, String kind) {}

    public MonthsView months() {
        return new MonthsView(QUERY, last);
    }

    public Numbers total() {
        return last.isEmpty() ? Numbers.NONE : last.getLast().total();
    }

    public List<Figure> figures() {
        return Bars.ORDER.stream()
                .map(s -> new Figure(s.label(), total().count(s), names(s.name()), Bars.kind(s)))
                .toList();
    }

    private static String names(String which) {
        return QUERY.names(null, null, which);
    }

    public String notMet() {
        return names(ComplianceQuestion.NOT_MET);
    }

    public List<Bars.Piece> bar() {
        return Bars.whole(total());
    }

    public String said() {
        return "%,d of %,d compliant: ".formatted(total().compliant(), total().required())
                + Bars.ORDER.stream()
                        .map(s -> "%,d %s".formatted(total().count(s), word(s)))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String word(ComplianceStatus s) {
        return s.label().toLowerCase(java.util.Locale.ROOT);
    }

    /** How many points the share has changed since the last month's end; 0 where there is none. */
    public int points() {
        return months().isLine() ? total().percent() - before().total().percent() : 0;
    }

    public String since() {
        return months().isLine() ? "since " + Days.day(before().day()) : "";
    }

    private Month before() {
        return last.get(last.size() - 2);
    }
}
