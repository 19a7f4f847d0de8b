package dev.muster.reporting.files;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceNamesGrid;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.tables.Csv;
import dev.muster.tables.Table;
import dev.muster.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The compliance report as tables: its numbers, and the names behind them. */
@Component
class ComplianceTables {
    private static final List<String> NAMES =
            List.of("Person", "Role and location", "Training", "Counts as", "Status", "Due", "Valid to", "Assigned by");

    private final Compliances compliances;
    private final ComplianceNamesGrid names;
    private final Settings settings;

    ComplianceTables(Compliances compliances, ComplianceNamesGrid names, Settings settings) {
        this.compliances = compliances;
        this.names = names;
        this.settings = settings;
    }

    /** A line for each cell, or where it is not crossed for each value; the totals last. */
    Table numbers(Actor actor, ComplianceQuestion question) {
        Compliance report = compliances.report(actor, question.filter(), question.rows(), question.columns());
        Dimension and = report.and();
        List<String> header = new ArrayList<>();
        header.add(report.by().label());
        if (and != null) {
            header.add(and.label());
        }
        header.addAll(List.of("People", "All required"));
        Arrays.stream(ComplianceStatus.values()).map(ComplianceStatus::label).forEach(header::add);
        header.addAll(List.of("Compliant", "Done", "Compliant in percent", "Expired past grace"));
        return new Table("compliance-" + report.asOf(), header, lines(report).stream());
    }

    private static List<@Nullable Object[]> lines(Compliance report) {
        boolean crossed = report.and() != null;
        List<@Nullable Object[]> lines = new ArrayList<>();
        for (Compliance.Line line : report.lines()) {
            for (Compliance.Value column : report.columns()) {
                if (line.cells().containsKey(column.key())) {
                    lines.add(cells(List.of(line.value().label(), column.label()), line.cell(column.key())));
                }
            }
            if (!crossed) {
                lines.add(cells(List.of(line.value().label()), line.all()));
            }
        }
        lines.add(cells(crossed ? List.of("All", "All") : List.of("All"), report.total()));
        return lines;
    }

    private static @Nullable Object[] cells(List<String> labels, Numbers n) {
        List<@Nullable Object> cells = new ArrayList<>(labels);
        cells.add(n.people());
        cells.add(n.required());
        for (ComplianceStatus s : ComplianceStatus.values()) {
            cells.add(n.count(s));
        }
        cells.add(n.compliant());
        cells.add(n.done());
        cells.add(n.percent());
        cells.add(n.pastGrace());
        return cells.toArray();
    }

    /** Every requirement of the part that is asked for, or of all of it. @param large null: only what is made while somebody waits */
    Table names(Actor actor, ComplianceQuestion question, @Nullable Progress large) {
        Stream<Row> rows = large == null
                ? names.all(actor, question.filter(), question.which())
                : names.everybody(actor, question.filter(), question.which(), large);
        var day = Objects.requireNonNullElseGet(question.filter().day().day(), () -> settings.today(null));
        return new Table("compliance-names-" + day, NAMES, rows.map(ComplianceTables::cells));
    }

    private static @Nullable Object[] cells(Row r) {
        Training t = r.training();
        return new @Nullable Object[] {
            r.name(),
            Csv.list(r.place()),
            r.title(),
            r.status().label(),
            t == null ? "" : t.status().label(),
            t == null ? null : t.dueOn(),
            t == null ? null : t.expiresOn(),
            t == null
                    ? ""
                    : Csv.list(t.sources().stream().map(TrainingSource::label).toList())
        };
    }
}
