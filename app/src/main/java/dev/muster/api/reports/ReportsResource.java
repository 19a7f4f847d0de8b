package dev.muster.api.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.people.AttributeFilters;
import dev.muster.reporting.Compliance;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Numbers that add up: the seven of each item are its {@code required}. */
@RestController
@RequestMapping("/api/v1/reports")
@Allowed(Permission.SEE_PEOPLE)
class ReportsResource {
    private final Compliances compliances;

    ReportsResource(Compliances compliances) {
        this.compliances = compliances;
    }

    /** A value of a dimension. @param key its id; {@code none}: people without one */
    record ReportValue(String key, String label) {}

    /**
     * @param and the value of the second dimension; null: not crossed
     * @param pastGrace of {@code expired}: whose days of grace have passed
     */
    record ComplianceItem(
            String key,
            String label,
            @Nullable ReportValue and,
            int people,
            int required,
            int exempt,
            int completed,
            int counting,
            int onLeave,
            int expired,
            int pastGrace,
            int overdue,
            int notYetDue,
            int compliant,
            int done) {
        static ComplianceItem of(Compliance.Value value, Compliance.@Nullable Value and, Numbers n) {
            return new ComplianceItem(
                    value.key(),
                    value.label(),
                    and == null ? null : new ReportValue(and.key(), and.label()),
                    n.people(),
                    n.required(),
                    n.count(ComplianceStatus.EXEMPT),
                    n.count(ComplianceStatus.COMPLETED),
                    n.count(ComplianceStatus.COUNTING),
                    n.count(ComplianceStatus.ON_LEAVE),
                    n.count(ComplianceStatus.EXPIRED),
                    n.pastGrace(),
                    n.count(ComplianceStatus.OVERDUE),
                    n.count(ComplianceStatus.NOT_YET_DUE),
                    n.compliant(),
                    n.done());
        }
    }

    record ComplianceAnswer(LocalDate asOf, List<ComplianceItem> items, ComplianceItem total) {}

    /** Filters ({@code content}, {@code location}, {@code role} …) are repeatable: any of. */
    @Operation(operationId = "reportCompliance", summary = "Counts how many requirements are met")
    @GetMapping("/compliance")
    ComplianceAnswer compliance(
            Actor actor,
            @ModelAttribute Crossed.Query cross,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people) {
        Crossed crossed = Crossed.of(cross);
        return answer(compliances.report(actor, asked.filter(people), crossed.by(), crossed.and()));
    }

    private static ComplianceAnswer answer(Compliance report) {
        List<ComplianceItem> items = new ArrayList<>();
        for (Compliance.Line line : report.lines()) {
            if (report.and() == null) {
                items.add(ComplianceItem.of(line.value(), null, line.all()));
            }
            for (Compliance.Value column : report.columns()) {
                if (line.cells().containsKey(column.key())) {
                    items.add(ComplianceItem.of(line.value(), column, line.cell(column.key())));
                }
            }
        }
        return new ComplianceAnswer(
                report.asOf(), items, ComplianceItem.of(new Compliance.Value("all", "All"), null, report.total()));
    }
}
