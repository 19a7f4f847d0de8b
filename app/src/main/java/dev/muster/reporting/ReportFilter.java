package dev.muster.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.shared.Attribute;
import dev.muster.shared.Day;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of whom and of what a report speaks, as its address says it. */
public final class ReportFilter {
    public static final String AS_OF = "asOf";
    public static final String LATER = "laterRecords";

    private ReportFilter() {}

    /** @throws dev.muster.shared.BadInput naming the field */
    public static ComplianceFilter of(Asked query) {
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            List<String> named = query.all(a.word());
            if (!named.isEmpty()) {
                values.put(a, named);
            }
        }
        List<Integer> contents = query.all("content").stream()
                .map(id -> Asked.number("content", id))
                .toList();
        String manager = query.first("manager");
        return new ComplianceFilter(
                contents,
                values,
                manager.isEmpty() ? null : Asked.number("manager", manager),
                new ReportDay(day(query.first(AS_OF)), query.first(LATER).equals("true")));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : Day.read(AS_OF, text);
    }

    /** As part of an address: {@code &location=Leeds}; empty: no filter. */
    public static String address(ComplianceFilter filter) {
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
