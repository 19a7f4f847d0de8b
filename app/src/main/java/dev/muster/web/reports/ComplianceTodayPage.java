package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceMonths;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Dimension;
import dev.muster.shared.Actor;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Compliance on the Overview, which asks for it when it is there: counting a large company takes a moment. */
@Controller
class ComplianceTodayPage {
    private static final String AT = "/admin/compliance-today";

    private final Compliances compliances;
    private final ComplianceMonths months;

    ComplianceTodayPage(Compliances compliances, ComplianceMonths months) {
        this.compliances = compliances;
        this.months = months;
    }

    @GetMapping(AT)
    @Allowed(Permission.SEE_PEOPLE)
    String today(Actor actor, Model model) {
        model.addAttribute("view", new ComplianceToday(months.of(actor, ComplianceFilter.ALL)));
        return "reports/today";
    }

    @GetMapping(AT + "/where")
    @Allowed(Permission.SEE_PEOPLE)
    String where(Actor actor, Model model) {
        model.addAttribute(
                "tables",
                Stream.of(
                                WhereLowest.of("By location", report(actor, Dimension.LOCATION)),
                                WhereLowest.of("By training", report(actor, Dimension.CONTENT)))
                        .filter(t -> !t.lines().isEmpty())
                        .toList());
        return "reports/where";
    }

    private Compliance report(Actor actor, Dimension by) {
        return compliances.report(actor, ComplianceFilter.ALL, by, null);
    }
}
