package dev.muster.web.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.people.PeopleFilter;
import dev.muster.people.PersonStatus;
import dev.muster.shared.Attribute;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The user list as its address says it: search, filters, place.
 *
 * @param from how many rows are before this page
 */
public record PeopleQuery(
        String search,
        Map<Attribute, List<String>> values,
        Set<PersonStatus> statuses,
        @Nullable String cursor,
        int from) {
    /** What can be filtered by, in the order screens show it. */
    public static final List<Attribute> FILTERS = List.of(Attribute.DEPARTMENT, Attribute.ROLE, Attribute.LOCATION);

    /** One filter as a sentence, and the address without it. */
    public record Chip(String text, String without) {}

    public static PeopleQuery of(MultiValueMap<String, String> query) {
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            List<String> named = given(query, a.word());
            if (!named.isEmpty()) {
                values.put(a, named);
            }
        }
        Set<PersonStatus> statuses = EnumSet.noneOf(PersonStatus.class);
        for (PersonStatus s : PersonStatus.values()) {
            if (given(query, "status").contains(s.name())) {
                statuses.add(s);
            }
        }
        String search = query.getFirst("search");
        List<String> cursor = given(query, "cursor");
        return new PeopleQuery(
                search == null ? "" : search,
                values,
                statuses,
                cursor.isEmpty() ? null : cursor.getFirst(),
                number(query.getFirst("from")));
    }

    private static List<String> given(MultiValueMap<String, String> query, String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(v -> v != null && !v.isBlank())
                .distinct()
                .toList();
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    public PeopleFilter filter() {
        return new PeopleFilter(search, values, statuses);
    }

    public boolean isFiltered() {
        return !search.isBlank() || !values.isEmpty() || !statuses.isEmpty();
    }

    public boolean is(PersonStatus status) {
        return statuses.contains(status);
    }

    public List<Chip> chips() {
        List<Chip> chips = new ArrayList<>();
        for (var clause : values.entrySet()) {
            Map<Attribute, List<String>> others = new EnumMap<>(values);
            others.remove(clause.getKey());
            chips.add(new Chip(
                    clause.getKey().label() + " is " + String.join(" or ", clause.getValue()),
                    new PeopleQuery(search, others, statuses, null, 0).href()));
        }
        if (!statuses.isEmpty()) {
            chips.add(new Chip(
                    "Status is "
                            + String.join(
                                    " or ",
                                    statuses.stream().map(PersonStatus::label).toList()),
                    new PeopleQuery(search, values, Set.of(), null, 0).href()));
        }
        return chips;
    }

    /** This list. */
    public String href() {
        return with(Map.of());
    }

    /** This list with somebody's profile open. */
    public String open(int personId) {
        return with(Map.of("person", String.valueOf(personId)));
    }

    /** The same filters for another address: its file, its selections. */
    public String with(String path) {
        return first().replace("/admin/people", path);
    }

    public String first() {
        return new PeopleQuery(search, values, statuses, null, 0).href();
    }

    public String next(String nextCursor, int shown) {
        return new PeopleQuery(search, values, statuses, nextCursor, from + shown).href();
    }

    private String with(Map<String, String> more) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("search", search.isBlank() ? List.of() : List.of(search));
        values.forEach((a, names) -> all.put(a.word(), names));
        all.put("status", statuses.stream().map(Enum::name).toList());
        all.put("cursor", cursor == null ? List.of() : List.of(cursor));
        all.put("from", from == 0 ? List.of() : List.of(String.valueOf(from)));
        more.forEach((name, value) -> all.put(name, List.of(value)));
        List<String> parts = new ArrayList<>();
        all.forEach((name, list) -> list.forEach(v -> parts.add(name + "=" + URLEncoder.encode(v, UTF_8))));
        return "/admin/people" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }
}
