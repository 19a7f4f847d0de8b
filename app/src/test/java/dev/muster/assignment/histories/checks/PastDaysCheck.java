package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.ComplianceNamesGrid.Which;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.testing.Fixture;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report of each past day says what the report said at the end of that day, down to the names and their sources. */
public final class PastDaysCheck extends Check {
    private static final int DAYS = 3;

    private final Map<LocalDate, Report> said = new TreeMap<>();

    public PastDaysCheck(History history) {
        super(history, 20);
    }

    private record Report(Compliance numbers, List<String> names) {}

    /** Notes what the report says in the last moment of the day. */
    public void dayEnds() {
        said.put(muster.settings.today(null), report(ReportDay.TODAY));
    }

    @Override
    public void look() {
        LocalDate today = muster.settings.today(null);
        List<LocalDate> past =
                said.keySet().stream().filter(d -> d.isBefore(today)).toList();
        for (int i = 0; i < Math.min(DAYS, past.size()); i++) {
            LocalDate day = history.chance().any(past);
            Report report = said.get(day);
            Report now = report(new ReportDay(day, false));
            assertThat(now.names())
                    .as("names of %s, asked on %s", day, today)
                    .containsExactlyElementsOf(report.names());
            assertThat(now.numbers()).as("numbers of %s", day).isEqualTo(report.numbers());
        }
    }

    private Report report(ReportDay day) {
        ComplianceFilter filter = ComplianceFilter.ALL.on(day);
        return new Report(
                muster.compliances.report(Fixture.ADMIN, filter, Dimension.LOCATION, Dimension.MANAGER),
                muster.complianceNames
                        .all(Fixture.ADMIN, filter, Which.of(List.of(), EnumSet.allOf(ComplianceStatus.class)))
                        .map(PastDaysCheck::line)
                        .toList());
    }

    /** Without how far somebody was, which no past day tells. */
    private static String line(Row row) {
        return row.toString().replaceAll("progress=\\d+", "");
    }
}
