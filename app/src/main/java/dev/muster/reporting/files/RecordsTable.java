package dev.muster.reporting.files;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.lists.AssignmentsGrid.Row;
import dev.muster.assignment.rules.Status;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.TrainingRecords;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.tables.Csv;
import dev.muster.tables.Table;
import dev.muster.work.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Training records as a table: a line for each assignment. */
@Component
class RecordsTable {
    private static final List<String> HEADER = List.of(
            "Person",
            "Role and location",
            "Training",
            "Required",
            "Status",
            "Due",
            "Assigned",
            "Begun",
            "Completed",
            "Score",
            "Version",
            "Valid to",
            "Assigned by");

    private final TrainingRecords records;
    private final Settings settings;

    RecordsTable(TrainingRecords records, Settings settings) {
        this.records = records;
        this.settings = settings;
    }

    /** @param large null: only what is made while somebody waits */
    Table of(Actor actor, ComplianceFilter filter, Set<Status> statuses, @Nullable Progress large) {
        Stream<Row> rows = large == null
                ? records.all(actor, filter, statuses)
                : records.everybody(actor, filter, statuses, large);
        LocalDate day = Objects.requireNonNullElseGet(filter.day().day(), () -> settings.today(null));
        ZoneId zone = settings.current().defaultTimeZone();
        return new Table("training-" + day, HEADER, rows.map(r -> cells(r, zone)));
    }

    private static @Nullable Object[] cells(Row r, ZoneId zone) {
        Training t = r.training();
        return new @Nullable Object[] {
            r.name(),
            Csv.list(r.place()),
            t.content().title(),
            t.weight(),
            t.status().label(),
            t.dueOn(),
            day(t.assignedAt(), zone),
            day(t.startedAt(), zone),
            day(t.completedAt(), zone),
            t.score(),
            t.version(),
            t.expiresOn(),
            Csv.list(t.sources().stream().map(TrainingSource::label).toList())
        };
    }

    private static @Nullable LocalDate day(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone).toLocalDate();
    }
}
