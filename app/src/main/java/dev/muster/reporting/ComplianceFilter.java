package dev.muster.reporting;

import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of whom and of what a report speaks.
 *
 * @param contents only these; empty: all
 * @param values only people who hold any of the values of each attribute, their own or inherited
 * @param managerId only people who report to them directly; null: everybody
 * @param day on which day
 * @param further a condition of its own on people, beside the values
 */
public record ComplianceFilter(
        List<Integer> contents,
        Map<Attribute, List<String>> values,
        @Nullable Integer managerId,
        ReportDay day,
        Audience further) {
    public static final ComplianceFilter ALL = new ComplianceFilter(List.of(), Map.of(), null, ReportDay.TODAY);

    public ComplianceFilter {
        contents = List.copyOf(contents);
        values = Map.copyOf(values);
    }

    public ComplianceFilter(
            List<Integer> contents, Map<Attribute, List<String>> values, @Nullable Integer managerId, ReportDay day) {
        this(contents, values, managerId, day, Audience.EVERYBODY);
    }

    /** The same of another day. */
    public ComplianceFilter on(ReportDay other) {
        return new ComplianceFilter(contents, values, managerId, other, further);
    }

    /** Of whom it speaks. */
    public Audience people() {
        List<Audience.Clause> all = new ArrayList<>(further.all());
        values.forEach((attribute, names) -> {
            List<String> asked = names.stream().filter(n -> !n.isBlank()).toList();
            if (!asked.isEmpty()) {
                all.add(new Audience.Has(attribute, asked, false));
            }
        });
        if (managerId != null) {
            all.add(new Audience.ReportsOf(managerId, false));
        }
        return new Audience(all);
    }
}
