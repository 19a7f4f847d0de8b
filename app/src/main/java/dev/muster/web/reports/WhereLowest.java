package dev.muster.web.reports;

import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Numbers;
import java.util.List;

/**
 * A table of the Overview: where compliance is lowest.
 *
 * @param more how many lines it leaves out
 * @param all the report with every line
 */
public record WhereLowest(String title, String head, List<Line> lines, int more, String all) {
    private static final int LINES = 12;

    public WhereLowest {
        lines = List.copyOf(lines);
    }

    /** @param names of what is not met */
    public record Line(String label, Numbers numbers, String names) {
        public List<Bars.Piece> bar() {
            return Bars.met(numbers);
        }
    }

    static WhereLowest of(String title, Compliance report) {
        ComplianceQuery query = ComplianceQuery.all(report.by(), null);
        List<Line> lines = report.lines().stream()
                .limit(LINES)
                .map(l -> new Line(
                        l.value().label(), l.all(), query.names(l.value().key(), null, ComplianceQuestion.NOT_MET)))
                .toList();
        return new WhereLowest(
                title, report.by().label(), lines, report.lines().size() - lines.size(), query.unfiltered());
    }
}
