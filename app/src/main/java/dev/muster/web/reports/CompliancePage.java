package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceMonths;
import dev.muster.reporting.ComplianceNamesGrid;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Compliances;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How many requirements are met on a day, where not, and by whom. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
public class CompliancePage {
    private static final int ROWS = 50;

    private final Compliances compliances;
    private final ComplianceNamesGrid names;
    private final ReportChoices choices;
    private final ComplianceMonths months;
    private final Settings settings;

    CompliancePage(
            Compliances compliances,
            ComplianceNamesGrid names,
            ReportChoices choices,
            ComplianceMonths months,
            Settings settings) {
        this.settings = settings;
        this.months = months;
        this.compliances = compliances;
        this.names = names;
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
        ComplianceQuestion question = query.question();
        Page<Row> shown = question.statuses().isEmpty()
                ? null
                : names.page(actor, query.filter(), question.which(), new Place(cursor, ROWS));
        model.addAttribute(
                "view",
                new ComplianceView(
                        query,
                        report,
                        settings.today(null),
                        shown,
                        cursor == null || cursor.isBlank(),
                        choices.of(actor, query.filter())));
        return "reports/compliance";
    }

    /** The line of the last months, which the page asks for when it is there. */
    @GetMapping(ComplianceQuery.AT + "/months")
    String months(Actor actor, @RequestParam MultiValueMap<String, String> asked, Model model) {
        ComplianceQuery query = ComplianceQuery.of(asked);
        model.addAttribute("view", new MonthsView(query, months.of(actor, query.filter())));
        return "reports/months";
    }
}
