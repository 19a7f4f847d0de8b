package dev.muster.api.reports;

import dev.muster.api.people.AttributeFilters;
import dev.muster.reporting.Asked;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ReportFilter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of what a report speaks, and of which day.
 *
 * @param content only these; without it: all
 * @param asOf as known at the end of that day; without it: now
 * @param laterRecords whether completions count that were recorded only since
 */
record ReportQuery(
        @Nullable List<Integer> content,
        @Nullable LocalDate asOf,
        @Nullable Boolean laterRecords) {
    ComplianceFilter filter(AttributeFilters people) {
        return ReportFilter.of(asked(people, Map.of()));
    }

    /** As the files of reports are asked for. @param more that this report knows beside */
    Asked asked(AttributeFilters people, Map<String, List<String>> more) {
        Map<String, List<String>> asked = new HashMap<>(more);
        people.values().forEach((attribute, values) -> asked.put(attribute.word(), values));
        if (content != null) {
            asked.put(
                    "content",
                    content.stream()
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .toList());
        }
        if (asOf != null) {
            asked.put(ReportFilter.AS_OF, List.of(asOf.toString()));
        }
        asked.put(ReportFilter.LATER, List.of(String.valueOf(Boolean.TRUE.equals(laterRecords))));
        return new Asked(asked);
    }
}
