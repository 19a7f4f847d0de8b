package dev.muster.web.training;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.audience.Scopes;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.tables.Csv;
import dev.muster.tables.TableFile;
import dev.muster.web.TableDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Assignments tab as a CSV file: its columns, all rows. */
@Component
public class AssignmentsExport {
    private static final int AT_A_TIME = 500;

    private final AssignmentsGrid grid;
    private final Scopes scopes;
    private final Settings settings;

    AssignmentsExport(AssignmentsGrid grid, Scopes scopes, Settings settings) {
        this.grid = grid;
        this.scopes = scopes;
        this.settings = settings;
    }

    public void write(Actor actor, int contentId, List<Integer> people, HttpServletResponse response) {
        write(
                people.stream()
                        .gather(Gatherers.windowFixed(AT_A_TIME))
                        .flatMap(some -> grid.rows(contentId, some, scopes.condition(actor)).stream()),
                "assignments",
                response);
    }

    /** @param name begins the name of the file */
    public void write(Stream<AssignmentsGrid.Row> rows, String name, HttpServletResponse response) {
        ZoneId zone = settings.current().defaultTimeZone();
        try (TableFile file = TableDownload.to(
                TableFile.Format.CSV,
                response,
                name + "-" + settings.today(null),
                "Person",
                "Role and location",
                "Training",
                "Status",
                "Progress in percent",
                "Score in percent",
                "Due",
                "Overdue",
                "Assigned by",
                "Assigned on",
                "Completed on",
                "Valid to",
                "Time zone")) {
            rows.forEach(r -> row(file, r, zone));
        }
    }

    private static void row(TableFile file, AssignmentsGrid.Row r, ZoneId zone) {
        Training t = r.training();
        file.row(
                r.name(),
                Csv.list(r.place()),
                t.content().title(),
                t.status().label(),
                t.progress(),
                t.score(),
                t.dueOn(),
                t.overdue() ? "yes" : "",
                Csv.list(t.sources().stream().map(TrainingSource::label).toList()),
                day(t.assignedAt(), zone),
                day(t.completedAt(), zone),
                t.expiresOn(),
                zone);
    }

    private static @Nullable LocalDate day(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : LocalDate.ofInstant(at, zone);
    }
}
