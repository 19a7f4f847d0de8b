package dev.muster.web.reports;

import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * @param names of what is not met
     * @param overdue the training that is overdue there, to be reminded of at once; null: none is
     */
    public record Line(
            String label,
            Numbers numbers,
            String names,
            @Nullable String overdue) {
        public List<Bars.Piece> bar() {
            return Bars.met(numbers);
        }
    }

    static WhereLowest of(String title, Compliance report) {
        ComplianceQuery query = ComplianceQuery.all(report.by(), null);
        List<Line> lines = report.lines().stream()
                .limit(LINES)
                .map(l -> new Line(
                        l.value().label(),
                        l.all(),
                        query.names(l.value().key(), null, ComplianceQuestion.NOT_MET),
                        overdue(report.by(), l)))
                .toList();
        return new WhereLowest(
                title, report.by().label(), lines, report.lines().size() - lines.size(), query.unfiltered());
    }

    private static @Nullable String overdue(Dimension by, Compliance.Line line) {
        boolean known = !line.value().key().equals(Compliance.NONE);
        if (!known || line.all().count(ComplianceStatus.OVERDUE) == 0) {
            return null;
        }
        String value = by == Dimension.CONTENT
                ? line.value().key()
                : URLEncoder.encode(line.value().label(), StandardCharsets.UTF_8);
        return "/admin/training?view=overdue&" + by.word() + "=" + value;
    }
}
