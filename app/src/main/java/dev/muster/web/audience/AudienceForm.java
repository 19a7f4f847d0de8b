package dev.muster.web.audience;

import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The audience builder as a form: one row per condition, its fields named {@code c0.what}, {@code c0.is}, {@code
 * c0.values} (repeated: names of values, ids of people, the id of a group), {@code c0.typed} (being chosen), {@code
 * c0.days}, {@code c0.from}, {@code c0.to}, and {@code c0.was} (what it was about when the page was made). A button named
 * {@code do} says {@code add}, {@code remove:1} or {@code drop:1:0}. Pure: {@link AudienceForms} resolves names.
 */
public record AudienceForm(List<Row> rows) {
    public AudienceForm {
        rows = List.copyOf(rows);
    }

    /**
     * What a condition is about: an attribute's word, or one of the others.
     *
     * @param noun what is chosen, for example {@code location}
     * @param many whether several can be chosen
     * @param is the ways to compare, key to words
     */
    public record What(String word, String label, String noun, boolean many, Map<String, String> is) {
        public What {
            is = Collections.unmodifiableMap(new LinkedHashMap<>(is));
        }

        /** Null unless it is an attribute. */
        @Nullable Attribute attribute() {
            return Attribute.of(word).orElse(null);
        }

        public boolean hired() {
            return word.equals("hired");
        }
    }

    public static final List<What> WHATS = whats();

    private static List<What> whats() {
        List<What> all = new ArrayList<>();
        for (Attribute a : Attribute.values()) {
            all.add(new What(a.word(), a.label(), a.noun(), true, options("any", "is any of", "none", "is none of")));
        }
        all.add(new What("group", "Group", "group", false, options("any", "member of", "none", "not member of")));
        all.add(new What(
                "hired",
                "Hire date",
                "date",
                false,
                options(
                        "within",
                        "is within the last",
                        "from",
                        "is on or after",
                        "to",
                        "is on or before",
                        "between",
                        "is between")));
        all.add(new What(
                "reports", "Reports to", "person", false, options("deep", "directly or not", "direct", "directly")));
        all.add(new What("people", "Person", "person", true, options("any", "is one of")));
        return List.copyOf(all);
    }

    private static Map<String, String> options(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static What what(String word) {
        return WHATS.stream().filter(w -> w.word().equals(word)).findFirst().orElse(WHATS.getFirst());
    }

    /**
     * One condition.
     *
     * @param values names of values, or ids
     * @param typed what stands in the search field and is not chosen yet
     */
    public record Row(What what, String is, List<String> values, String typed, String days, String from, String to) {
        public Row {
            values = List.copyOf(new LinkedHashSet<>(values));
            is = what.is().containsKey(is) ? is : what.is().keySet().iterator().next();
        }

        static Row of(String what, String is, List<String> values) {
            return new Row(AudienceForm.what(what), is, values, "", "", "", "");
        }

        Row withValues(List<String> others, String stillTyped) {
            return new Row(what, is, others, stillTyped, days, from, to);
        }
    }

    boolean mayGrow() {
        return rows.size() < Audience.MOST_CLAUSES;
    }

    static AudienceForm read(MultiValueMap<String, String> params) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; params.containsKey("c" + i + ".what"); i++) {
            rows.add(row(params, "c" + i + "."));
        }
        return new AudienceForm(rows).after(text(params, "do"));
    }

    private static Row row(MultiValueMap<String, String> params, String c) {
        What what = what(text(params, c + "what"));
        boolean turned = !what.word().equals(text(params, c + "was"));
        return new Row(
                what,
                text(params, c + "is"),
                turned ? List.of() : params.getOrDefault(c + "values", List.of()),
                turned ? "" : text(params, c + "typed"),
                text(params, c + "days"),
                text(params, c + "from"),
                text(params, c + "to"));
    }

    private static String text(MultiValueMap<String, String> params, String name) {
        String value = params.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** What a button asked for. */
    private AudienceForm after(String what) {
        String[] words = what.split(":", -1);
        List<Row> changed = new ArrayList<>(rows);
        switch (words[0]) {
            case "add" -> {
                if (mayGrow()) {
                    changed.add(Row.of("location", "any", List.of()));
                }
            }
            case "remove" -> index(words, 1, rows.size()).ifPresent(i -> changed.remove((int) i));
            case "drop" ->
                index(words, 1, rows.size()).ifPresent(i -> {
                    List<String> values = new ArrayList<>(rows.get(i).values());
                    index(words, 2, values.size()).ifPresent(v -> values.remove((int) v));
                    changed.set(i, rows.get(i).withValues(values, rows.get(i).typed()));
                });
            default -> {}
        }
        return new AudienceForm(changed);
    }

    private static Optional<Integer> index(String[] words, int at, int size) {
        try {
            int i = Integer.parseInt(words[at]);
            return i >= 0 && i < size ? Optional.of(i) : Optional.empty();
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
