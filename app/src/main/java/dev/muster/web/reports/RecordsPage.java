package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.lists.AssignmentsGrid.Row;
import dev.muster.assignment.rules.Status;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.TrainingRecords;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.tables.Csv;
import dev.muster.tables.TableFile;
import dev.muster.web.TableDownload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every assignment as a row, on the screen and as a file. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
public class RecordsPage {
    private static final int ROWS = 50;

    private final TrainingRecords records;
    private final ReportChoices choices;
    private final Settings settings;

    RecordsPage(TrainingRecords records, ReportChoices choices, Settings settings) {
        this.records = records;
        this.choices = choices;
        this.settings = settings;
    }

    @GetMapping(RecordsView.AT)
    String show(
            Actor actor,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @Nullable List<Status> status,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        ComplianceFilter filter = ReportFilter.of(asked);
        model.addAttribute(
                "view",
                new RecordsView(
                        records.page(actor, filter, statuses(status), new Place(cursor, ROWS)),
                        settings.today(null),
                        settings.current().defaultTimeZone(),
                        filter,
                        statuses(status),
                        cursor == null || cursor.isBlank(),
                        choices.of(actor, filter)));
        return "reports/records";
    }

    private static Set<Status> statuses(@Nullable List<Status> asked) {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        if (asked != null) {
            asked.stream().filter(Objects::nonNull).forEach(statuses::add);
        }
        return statuses;
    }

    /** The same rows as a file. */
    @GetMapping({RecordsView.AT + ".csv", RecordsView.AT + ".xlsx"})
    void file(
            Actor actor,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @Nullable List<Status> status,
            HttpServletResponse response) {
        ComplianceFilter filter = ReportFilter.of(asked);
        Stream<List<Row>> all = records.all(actor, filter, statuses(status));
        LocalDate day = Objects.requireNonNullElseGet(filter.day().day(), () -> settings.today(null));
        try (TableFile file = TableDownload.to(
                TableDownload.format(request),
                response,
                "training-" + day,
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
                "Assigned by")) {
            all.forEach(some -> some.forEach(r -> row(file, r)));
        }
    }

    private void row(TableFile file, Row r) {
        Training t = r.training();
        file.row(
                r.name(),
                Csv.list(r.place()),
                t.content().title(),
                t.weight(),
                t.status().label(),
                t.dueOn(),
                day(t.assignedAt()),
                day(t.startedAt()),
                day(t.completedAt()),
                t.score(),
                t.version(),
                t.expiresOn(),
                Csv.list(t.sources().stream().map(TrainingSource::label).toList()));
    }

    private @Nullable LocalDate day(@Nullable Instant at) {
        return at == null
                ? null
                : at.atZone(settings.current().defaultTimeZone()).toLocalDate();
    }
}
