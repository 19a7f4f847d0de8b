package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceNamesGrid;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.Compliances;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How many requirements are met today, where not, and by whom. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
public class CompliancePage {
    private static final int ROWS = 50;

    private final Compliances compliances;
    private final ComplianceNamesGrid names;
    private final ComplianceFiles files;
    private final ReportChoices choices;

    CompliancePage(Compliances compliances, ComplianceNamesGrid names, ComplianceFiles files, ReportChoices choices) {
        this.compliances = compliances;
        this.names = names;
        this.files = files;
        this.choices = choices;
    }

    @GetMapping({"/admin/reports", ComplianceQuery.AT})
    String show(
            Actor actor,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        ComplianceQuery query = ComplianceQuery.of(asked);
        Compliance report = compliances.report(actor, query.filter(), query.rows(), query.columns());
        Page<Row> shown = query.statuses().isEmpty()
                ? null
                : names.page(actor, query.filter(), query.parts(), query.statuses(), new Place(cursor, ROWS));
        model.addAttribute(
                "view",
                new ComplianceView(
                        query, report, shown, cursor == null || cursor.isBlank(), choices.of(actor, query.filter())));
        return "reports/compliance";
    }

    @GetMapping(ComplianceQuery.AT + ".csv")
    void numbers(Actor actor, @RequestParam MultiValueMap<String, String> asked, HttpServletResponse response) {
        ComplianceQuery query = ComplianceQuery.of(asked);
        files.numbers(compliances.report(actor, query.filter(), query.rows(), query.columns()), response);
    }

    @GetMapping(ComplianceQuery.AT + "/names.csv")
    void names(Actor actor, @RequestParam MultiValueMap<String, String> asked, HttpServletResponse response) {
        files.names(actor, ComplianceQuery.of(asked), response);
    }
}
