package dev.muster.web.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.assignment.lists.AssignmentsFilter;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.BadInput;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The Assignments tab's filters as its address says them. */
public record AssignmentsQuery(AssignmentsFilter filter) {
    public static AssignmentsQuery of(MultiValueMap<String, String> query) {
        List<String> q = given(query, "q");
        return new AssignmentsQuery(new AssignmentsFilter(
                q.isEmpty() ? "" : q.getFirst(),
                given(query, "status").stream().map(AssignmentsQuery::status).toList(),
                given(query, "location"),
                given(query, "flag"),
                version(given(query, "upTo"))));
    }

    private static @Nullable Integer version(List<String> upTo) {
        try {
            return upTo.isEmpty() ? null : Integer.valueOf(upTo.getFirst());
        } catch (NumberFormatException e) {
            throw new BadInput("upTo", "There is no version " + upTo.getFirst() + ".");
        }
    }

    private static Status status(String name) {
        try {
            return Status.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new BadInput("status", "There is no status " + name + ".");
        }
    }

    private static List<String> given(MultiValueMap<String, String> query, String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(v -> v != null && !v.isBlank())
                .toList();
    }

    /** Without the question mark; empty: no filter. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (!filter.search().isBlank()) {
            parts.add("q=" + URLEncoder.encode(filter.search(), UTF_8));
        }
        filter.status().forEach(s -> parts.add("status=" + s));
        filter.locations().forEach(l -> parts.add("location=" + URLEncoder.encode(l, UTF_8)));
        filter.flags().forEach(f -> parts.add("flag=" + URLEncoder.encode(f, UTF_8)));
        if (filter.upToVersion() != null) {
            parts.add("upTo=" + filter.upToVersion());
        }
        return String.join("&", parts);
    }
}
