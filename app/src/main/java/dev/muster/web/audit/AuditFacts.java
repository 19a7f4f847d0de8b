package dev.muster.web.audit;

import dev.muster.shared.Day;
import dev.muster.web.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an entry or a line of the log noted, as words: {@code Due on: 4 Dec 2026}. */
public final class AuditFacts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> HASHES = Set.of("seal", "file");
    private static final String SOURCES = "sources";

    private final Map<Integer, String> labels;

    /** @param labels of sources, by their numbers */
    AuditFacts(Map<Integer, String> labels) {
        this.labels = Map.copyOf(labels);
    }

    /** The numbers of the sources that it names. */
    static Set<Integer> sources(@Nullable String json) {
        Set<Integer> numbers = new TreeSet<>();
        if (json != null) {
            JSON.readTree(json).path(SOURCES).forEach(n -> numbers.add(n.asInt()));
        }
        return numbers;
    }

    /** One fact a text; none of nothing, and none that only a program reads. */
    public List<String> of(@Nullable String json) {
        List<String> facts = new ArrayList<>();
        if (json != null) {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                node.properties().forEach(f -> add(facts, f.getKey(), f.getValue()));
            } else if (!node.isNull()) {
                facts.add(value("", node));
            }
        }
        return facts;
    }

    private void add(List<String> facts, String key, JsonNode value) {
        String said = value(key, value);
        if (!said.isEmpty() && !HASHES.contains(key)) {
            facts.add(words(key) + ": " + said);
        }
    }

    private String value(String key, JsonNode node) {
        if (node.isArray()) {
            List<String> all = new ArrayList<>();
            node.forEach(n -> all.add(value(key, n)));
            return String.join(", ", all);
        }
        if (node.isObject()) {
            List<String> all = new ArrayList<>();
            node.properties().forEach(f -> add(all, f.getKey(), f.getValue()));
            return String.join("; ", all);
        }
        if (node.isBoolean()) {
            return node.asBoolean() ? "yes" : "no";
        }
        if (node.isNull()) {
            return "none";
        }
        return key.equals(SOURCES) ? source(node.asInt()) : text(node.asString());
    }

    private String source(int number) {
        return labels.getOrDefault(number, "rule " + number);
    }

    private static String text(String raw) {
        LocalDate day = Day.orNull(raw);
        return day == null ? raw : Days.day(day);
    }

    private static String words(String key) {
        String named =
                switch (key) {
                    case SOURCES -> "reasons";
                    case "undoes" -> "takes back entry";
                    default ->
                        key.replaceAll("([a-z])([A-Z])", "$1 $2")
                                .replaceAll("[_-]", " ")
                                .toLowerCase(Locale.ROOT);
                };
        return named.isEmpty() ? key : Character.toUpperCase(named.charAt(0)) + named.substring(1);
    }
}
