package dev.muster.web.imports;

import dev.muster.people.rules.HrEncoding;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrMapping.NewStarters;
import dev.muster.web.ListField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** The mapping of a file, as its form was filled in. */
final class MappingForm {
    private MappingForm() {}

    static HrMapping read(MultiValueMap<String, String> form) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : HrMapping.FIELDS) {
            String column = form.getFirst("column." + field);
            if (column != null && !column.isEmpty()) {
                columns.put(field, column);
            }
        }
        String separator = form.getFirst("listSeparator");
        String starters = form.getFirst("newStarters");
        return new HrMapping(
                columns,
                form.getOrDefault("dateFormat", List.of()),
                ListField.filled(form.get("noDate")),
                separator == null ? ";" : separator.strip(),
                form.containsKey("windows1252") ? HrEncoding.WINDOWS_1252 : null,
                form.containsKey("createValues"),
                Arrays.stream(NewStarters.values())
                        .filter(n -> n.name().equals(starters))
                        .findFirst()
                        .orElse(NewStarters.HIRED_WITHIN_90_DAYS));
    }
}
