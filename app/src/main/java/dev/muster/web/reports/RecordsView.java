package dev.muster.web.reports;

import dev.muster.assignment.Training;
import dev.muster.assignment.lists.AssignmentsGrid.Row;
import dev.muster.assignment.rules.Status;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.ReportFilter;
import dev.muster.reporting.TooLarge;
import dev.muster.reporting.files.Report;
import dev.muster.shared.Page;
import dev.muster.web.Days;
import dev.muster.web.reports.ReportChoices.Choice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Training records as their page shows them.
 *
 * @param today of the organisation; the records may be of an earlier day
 * @param first whether these are the first rows
 */
public record RecordsView(
        Page<Row> page,
        LocalDate today,
        ZoneId zone,
        ComplianceFilter filter,
        Set<Status> statuses,
        boolean first,
        List<Choice> choices) {
    public static final String AT = "/admin/reports/training";

    public RecordsView {
        statuses = Set.copyOf(statuses);
        choices = List.copyOf(choices);
    }

    public LocalDate asOf() {
        return Objects.requireNonNullElse(filter.day().day(), today);
    }

    public String sub() {
        int total = Objects.requireNonNullElse(page.total(), 0);
        return "%,d%s %s, %s"
                .formatted(
                        total,
                        total >= TooLarge.ROWS ? " or more" : "",
                        total == 1 ? "assignment" : "assignments",
                        ReportWords.known(filter.day(), asOf(), today));
    }

    /** The day and the score. */
    public String completed(Training t) {
        String day = Days.day(t.completedAt(), zone);
        return t.score() == null ? day : day + ", " + t.score() + "%";
    }

    public Export export() {
        boolean large = page.total() != null && page.total() >= TooLarge.ROWS;
        return new Export(AT, Report.TRAINING, asked(), large, "the records");
    }

    public String more(String cursor) {
        return AT + "?" + asked() + "&cursor=" + cursor;
    }

    public String start() {
        return AT + "?" + asked();
    }

    public boolean isFiltered() {
        return !filter.on(ReportDay.TODAY).equals(ComplianceFilter.ALL) || !statuses.isEmpty();
    }

    private String asked() {
        StringBuilder asked = new StringBuilder();
        for (Status s : Status.values()) {
            if (statuses.contains(s)) {
                asked.append("status=").append(s.name()).append('&');
            }
        }
        return asked + ReportFilter.address(filter).replaceFirst("^&", "");
    }
}
