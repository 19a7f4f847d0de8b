package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceMonths;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Dimension;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Compliance on the Overview, which asks for it when it is there: counting a large company takes a moment. */
@Controller
class ComplianceTodayPage {
    private final Compliances compliances;
    private final ComplianceMonths months;

    ComplianceTodayPage(Compliances compliances, ComplianceMonths months) {
        this.compliances = compliances;
        this.months = months;
    }

    @GetMapping("/admin/compliance-today")
    @Allowed(Permission.SEE_PEOPLE)
    String show(Actor actor, Model model) {
        model.addAttribute(
                "view",
                ComplianceToday.of(
                        compliances.report(actor, ComplianceFilter.ALL, Dimension.LOCATION, null),
                        compliances.report(actor, ComplianceFilter.ALL, Dimension.CONTENT, null),
                        months.of(actor, ComplianceFilter.ALL)));
        return "reports/today";
    }
}
