package dev.muster.shared;

import dev.muster.shared.Audience.Clause;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An {@link Audience} as JSON, in the API's shape: what the API takes and what the tables keep. */
public final class AudienceJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AudienceJson() {}

    /** @throws BadInput if what a table keeps is not an audience: it can then not be evaluated */
    public static Audience parse(String json) {
        return any(tree(json, "audience"), "audience");
    }

    /** As {@link #read(JsonNode, String)}, of what a form has as a text. */
    public static Audience read(String json, String field) {
        return read(tree(json, field), field);
    }

    private static JsonNode tree(String json, String field) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new BadInput(field, "This is not JSON.");
        }
    }

    /**
     * @param field how errors name the audience, for example {@code audience}
     * @throws BadInput naming the clause at fault, for example {@code audience.all[1].anyOf}
     */
    public static Audience read(@Nullable JsonNode node, String field) {
        Audience audience = any(node, field);
        if (Objects.requireNonNull(node).path("all").size() > Audience.MOST_CLAUSES || audience.isTooLarge()) {
            throw new BadInput(field, Audience.TOO_LARGE);
        }
        return audience;
    }

    /** Equal clauses say nothing more than one of them. What is stored is read whatever its size is. */
    private static Audience any(@Nullable JsonNode node, String field) {
        if (node == null || !node.isObject() || !node.path("all").isArray() || node.size() != 1) {
            throw new BadInput(field, "An audience is {\"all\": [clauses]}; {\"all\": []} is everybody.");
        }
        Set<Clause> clauses = new LinkedHashSet<>();
        int i = 0;
        for (JsonNode c : node.path("all")) {
            clauses.add(clause(c, field + ".all[" + i++ + "]"));
        }
        return new Audience(List.copyOf(clauses));
    }

    private static Clause clause(JsonNode c, String field) {
        if (c.has("attribute")) {
            only(c, field, Set.of("attribute", "anyOf", "noneOf"));
            return attribute(c, field);
        }
        if (c.has("group")) {
            only(c, field, Set.of("group"));
            return new Audience.Member(id(c.get("group"), field + ".group"), false);
        }
        if (c.has("notGroup")) {
            only(c, field, Set.of("notGroup"));
            return new Audience.Member(id(c.get("notGroup"), field + ".notGroup"), true);
        }
        if (c.has("people")) {
            only(c, field, Set.of("people"));
            Set<Integer> ids = new LinkedHashSet<>();
            for (JsonNode p : list(c.get("people"), field + ".people")) {
                ids.add(id(p, field + ".people"));
            }
            return new Audience.People(List.copyOf(ids));
        }
        if (c.has("reportsOf")) {
            only(c, field, Set.of("reportsOf", "deep"));
            return new Audience.ReportsOf(
                    id(c.get("reportsOf"), field + ".reportsOf"), c.path("deep").asBoolean(false));
        }
        if (c.has("hired")) {
            only(c, field, Set.of("hired"));
            return hired(c.get("hired"), field + ".hired");
        }
        throw new BadInput(
                field, "A clause has one of attribute, group, notGroup, people, reportsOf, hired; this has none.");
    }

    private static Clause attribute(JsonNode c, String field) {
        Attribute attribute = Attribute.of(c.path("attribute").asString(""))
                .orElseThrow(() -> new BadInput(field + ".attribute", "Use " + Attribute.choices() + "."));
        boolean negated = c.has("noneOf");
        if (negated == c.has("anyOf")) {
            throw new BadInput(field, "Give either anyOf or noneOf.");
        }
        String list = negated ? "noneOf" : "anyOf";
        Set<String> values = new LinkedHashSet<>();
        for (JsonNode v : list(c.get(list), field + "." + list)) {
            if (!v.isString() || v.asString().isBlank()) {
                throw new BadInput(field + "." + list, "Values are texts that are not empty.");
            }
            values.add(v.asString().strip());
        }
        if (values.isEmpty()) {
            throw new BadInput(field + "." + list, "Name at least one value.");
        }
        return new Audience.Has(attribute, List.copyOf(values), negated);
    }

    private static Clause hired(JsonNode h, String field) {
        only(h, field, Set.of("from", "to", "withinDays"));
        if (h.has("withinDays")) {
            if (h.size() != 1
                    || !h.get("withinDays").isInt()
                    || h.get("withinDays").asInt() < 1
                    || h.get("withinDays").asInt() > 36_500) {
                throw new BadInput(
                        field + ".withinDays", "Give a whole number of days from 1 to 36500, and nothing else.");
            }
            return new Audience.HiredWithin(h.get("withinDays").asInt());
        }
        LocalDate from = date(h.get("from"), field + ".from");
        LocalDate to = date(h.get("to"), field + ".to");
        if (from == null && to == null) {
            throw new BadInput(field, "Give from, to, both, or withinDays.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadInput(field + ".to", "The end lies before the start.");
        }
        return new Audience.HiredBetween(from, to);
    }

    private static Iterable<JsonNode> list(@Nullable JsonNode node, String field) {
        if (node == null || !node.isArray()) {
            throw new BadInput(field, "This is a list: [ … ].");
        }
        return node;
    }

    private static int id(@Nullable JsonNode node, String field) {
        try {
            return Integer.parseInt(node == null ? "" : node.asString(""));
        } catch (NumberFormatException e) {
            throw new BadInput(field, "This is not an id.");
        }
    }

    private static @Nullable LocalDate date(@Nullable JsonNode node, String field) {
        if (node == null || node.isNull()) {
            return null;
        }
        return Day.read(field, node.asString(""));
    }

    private static void only(JsonNode node, String field, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadInput(field + "." + name, "An audience has no such field here.");
            }
        }
    }

    public static String write(Audience audience) {
        return tree(audience).toString();
    }

    public static ObjectNode tree(Audience audience) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode all = root.putArray("all");
        for (Clause clause : audience.all()) {
            write(clause, all.addObject());
        }
        return root;
    }

    private static void write(Clause clause, ObjectNode c) {
        switch (clause) {
            case Audience.Has has -> {
                c.put("attribute", has.attribute().word());
                ArrayNode values = c.putArray(has.negated() ? "noneOf" : "anyOf");
                has.values().forEach(values::add);
            }
            case Audience.Member m -> c.put(m.negated() ? "notGroup" : "group", String.valueOf(m.groupId()));
            case Audience.People p -> {
                ArrayNode ids = c.putArray("people");
                p.personIds().forEach(id -> ids.add(String.valueOf(id)));
            }
            case Audience.ReportsOf r ->
                c.put("reportsOf", String.valueOf(r.personId())).put("deep", r.deep());
            case Audience.HiredWithin h -> c.putObject("hired").put("withinDays", h.days());
            case Audience.HiredBetween h -> {
                ObjectNode hired = c.putObject("hired");
                if (h.from() != null) {
                    hired.put("from", h.from().toString());
                }
                if (h.to() != null) {
                    hired.put("to", h.to().toString());
                }
            }
        }
    }
}
