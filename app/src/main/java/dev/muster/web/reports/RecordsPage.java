package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.rules.Status;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ReportFilter;
import dev.muster.reporting.TrainingRecords;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
        ComplianceFilter filter = ReportFilter.of(ReportWords.asked(asked));
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
}
