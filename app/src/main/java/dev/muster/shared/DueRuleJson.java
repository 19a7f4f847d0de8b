package dev.muster.shared;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@link DueRule} as JSON, in the API's shape: what the API takes and what the tables keep. */
public final class DueRuleJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_DAYS = 3650;

    private DueRuleJson() {}

    /** @throws BadInput if what a table keeps is not a due rule */
    public static @Nullable DueRule parse(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return read(JSON.readTree(json), "due");
        } catch (JacksonException e) {
            throw new BadInput("due", "This is not JSON.");
        }
    }

    /**
     * @param field how errors name it, for example {@code due}
     * @return null for JSON null and for a missing node: none
     */
    public static @Nullable DueRule read(@Nullable JsonNode node, String field) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.has("daysAfterAssignment")) {
            only(node, field, Set.of("daysAfterAssignment"));
            return new DueRule.AfterAssignment(days(node, "daysAfterAssignment", field));
        }
        if (node.has("daysAfterHire")) {
            only(node, field, Set.of("daysAfterHire", "atLeastDays"));
            Integer atLeast = node.has("atLeastDays") ? days(node, "atLeastDays", field) : null;
            return new DueRule.AfterHire(days(node, "daysAfterHire", field), atLeast);
        }
        if (node.has("on")) {
            only(node, field, Set.of("on"));
            return new DueRule.On(date(node, field));
        }
        if (node.has("none")) {
            only(node, field, Set.of("none"));
            if (!node.path("none").isBoolean() || !node.path("none").asBoolean()) {
                throw new BadInput(field + ".none", "Send true, or leave it out.");
            }
            return new DueRule.NoDate();
        }
        throw new BadInput(
                field,
                "Give daysAfterAssignment, or daysAfterHire (with atLeastDays), or on, or none; or null for what the content says.");
    }

    private static int days(JsonNode node, String name, String field) {
        JsonNode n = node.path(name);
        if (!n.isInt() || n.asInt() < 0 || n.asInt() > MOST_DAYS) {
            throw new BadInput(field + "." + name, "Give a whole number of days from 0 to " + MOST_DAYS + ".");
        }
        return n.asInt();
    }

    private static LocalDate date(JsonNode node, String field) {
        return Day.read(field + ".on", node.path("on").asString(""));
    }

    private static void only(JsonNode node, String field, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadInput(field + "." + name, "A due rule has no such field here.");
            }
        }
    }

    public static ObjectNode tree(DueRule due) {
        ObjectNode node = JSON.createObjectNode();
        switch (due) {
            case DueRule.AfterAssignment a -> node.put("daysAfterAssignment", a.days());
            case DueRule.AfterHire h -> {
                node.put("daysAfterHire", h.days());
                if (h.atLeastDays() != null) {
                    node.put("atLeastDays", h.atLeastDays());
                }
            }
            case DueRule.On o -> node.put("on", o.date().toString());
            case DueRule.NoDate _ -> node.put("none", true);
        }
        return node;
    }

    public static @Nullable String write(@Nullable DueRule due) {
        return due == null ? null : tree(due).toString();
    }
}
