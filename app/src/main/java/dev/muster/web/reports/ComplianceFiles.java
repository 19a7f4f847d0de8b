package dev.muster.web.reports;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceNamesGrid;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.tables.Csv;
import dev.muster.tables.TableFile;
import dev.muster.web.TableDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The compliance report as files: its numbers, and the names behind them. */
@Component
class ComplianceFiles {
    private final ComplianceNamesGrid names;
    private final Settings settings;

    ComplianceFiles(ComplianceNamesGrid names, Settings settings) {
        this.names = names;
        this.settings = settings;
    }

    /** A line for each cell, or where it is not crossed for each value; the totals last. */
    void numbers(Compliance report, TableFile.Format format, HttpServletResponse response) {
        Dimension and = report.and();
        List<String> header = new ArrayList<>();
        header.add(report.by().label());
        if (and != null) {
            header.add(and.label());
        }
        header.addAll(List.of("People", "All required"));
        Arrays.stream(ComplianceStatus.values()).map(ComplianceStatus::label).forEach(header::add);
        header.addAll(List.of("Compliant", "Done", "Compliant in percent"));
        try (TableFile file =
                TableDownload.to(format, response, "compliance-" + report.asOf(), header.toArray(String[]::new))) {
            for (Compliance.Line line : report.lines()) {
                for (Compliance.Value column : report.columns()) {
                    if (line.cells().containsKey(column.key())) {
                        row(file, List.of(line.value().label(), column.label()), line.cell(column.key()));
                    }
                }
                if (and == null) {
                    row(file, List.of(line.value().label()), line.all());
                }
            }
            row(file, and == null ? List.of("All") : List.of("All", "All"), report.total());
        }
    }

    private static void row(TableFile file, List<String> labels, Numbers n) {
        List<@Nullable Object> cells = new ArrayList<>(labels);
        cells.add(n.people());
        cells.add(n.required());
        for (ComplianceStatus s : ComplianceStatus.values()) {
            cells.add(n.count(s));
        }
        cells.add(n.compliant());
        cells.add(n.done());
        cells.add(n.percent());
        file.row(cells.toArray());
    }

    /** Every requirement of the part that is shown, or of all of it. */
    void names(Actor actor, ComplianceQuery query, TableFile.Format format, HttpServletResponse response) {
        Set<ComplianceStatus> statuses =
                query.statuses().isEmpty() ? EnumSet.allOf(ComplianceStatus.class) : query.statuses();
        Stream<List<Row>> all = names.all(actor, query.filter(), query.parts(), statuses);
        String name = "compliance-names-"
                + Objects.requireNonNullElseGet(query.filter().day().day(), () -> settings.today(null));
        try (TableFile file = TableDownload.to(
                format,
                response,
                name,
                "Person",
                "Role and location",
                "Training",
                "Counts as",
                "Status",
                "Due",
                "Valid to",
                "Assigned by")) {
            all.forEach(some -> some.forEach(r -> row(file, r)));
        }
    }

    private static void row(TableFile file, Row r) {
        Training t = r.training();
        file.row(
                r.name(),
                Csv.list(r.place()),
                r.title(),
                r.status().label(),
                t == null ? "" : t.status().label(),
                t == null ? null : t.dueOn(),
                t == null ? null : t.expiresOn(),
                t == null
                        ? ""
                        : Csv.list(
                                t.sources().stream().map(TrainingSource::label).toList()));
    }
}
