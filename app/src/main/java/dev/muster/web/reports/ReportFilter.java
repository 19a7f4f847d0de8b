package dev.muster.web.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.reporting.ComplianceFilter;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import java.net.URLEncoder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** Of whom and of what a report speaks, as its address says it. */
final class ReportFilter {
    private ReportFilter() {}

    static ComplianceFilter of(MultiValueMap<String, String> query) {
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            List<String> named = given(query, a.word());
            if (!named.isEmpty()) {
                values.put(a, named);
            }
        }
        List<Integer> contents = given(query, "content").stream()
                .map(id -> number("content", id))
                .toList();
        String manager = first(query, "manager");
        return new ComplianceFilter(contents, values, manager.isEmpty() ? null : number("manager", manager));
    }

    private static int number(String field, String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw new BadInput(field, "Choose from the list.");
        }
    }

    static String first(MultiValueMap<String, String> query, String name) {
        List<String> all = given(query, name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    private static List<String> given(MultiValueMap<String, String> query, String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(v -> v != null && !v.isBlank())
                .toList();
    }

    /** As part of an address: {@code &location=Leeds}; empty: no filter. */
    static String address(ComplianceFilter filter) {
        StringBuilder address = new StringBuilder();
        filter.contents().forEach(id -> address.append("&content=").append(id));
        for (Attribute a : Attribute.values()) {
            filter.values()
                    .getOrDefault(a, List.of())
                    .forEach(v ->
                            address.append('&').append(a.word()).append('=').append(URLEncoder.encode(v, UTF_8)));
        }
        if (filter.managerId() != null) {
            address.append("&manager=").append(filter.managerId());
        }
        return address.toString();
    }
}
