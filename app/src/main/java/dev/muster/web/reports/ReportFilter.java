package dev.muster.web.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ReportDay;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.Days;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Of whom and of what a report speaks, as its address says it. */
final class ReportFilter {
    static final String AS_OF = "asOf";
    static final String LATER = "laterRecords";

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
        return new ComplianceFilter(
                contents,
                values,
                manager.isEmpty() ? null : number("manager", manager),
                new ReportDay(day(first(query, AS_OF)), first(query, LATER).equals("true")));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : Day.read(AS_OF, text);
    }

    /** How a report says which day it is of. */
    static String known(ReportDay day, LocalDate asOf, LocalDate today) {
        return asOf.equals(today)
                ? "as known now, %s.".formatted(Days.day(asOf))
                : "as known at the end of %s%s."
                        .formatted(Days.day(asOf), day.laterRecords() ? ", with later records" : "");
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
        if (filter.day().day() != null) {
            address.append('&').append(AS_OF).append('=').append(filter.day().day());
        }
        if (filter.day().laterRecords()) {
            address.append('&').append(LATER).append("=true");
        }
        return address.toString();
    }
}
