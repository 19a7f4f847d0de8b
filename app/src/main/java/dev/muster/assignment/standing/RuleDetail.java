package dev.muster.assignment.standing;

import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the audit log keeps of a change of rules: which were begun or ended. */
public final class RuleDetail {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RuleDetail() {}

    /** @param dueFor whom a changed due rule moved; null: it did not change */
    public static @Nullable ObjectNode of(List<Integer> ruleIds, @Nullable DueFor dueFor) {
        if (ruleIds.isEmpty() && dueFor == null) {
            return null;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (dueFor != null) {
            node.put("dueFor", dueFor.name());
        }
        put(node, "rules", ruleIds);
        return node;
    }

    public static boolean isForOpen(@Nullable String detail) {
        return detail != null
                && JSON.readTree(detail).path("dueFor").asString("").equals(DueFor.OPEN.name());
    }

    /**
     * One due rule of a group's training in place of another.
     *
     * @param before null: as the content says; after likewise
     */
    public record Redated(
            int ruleId,
            int contentId,
            @Nullable DueRule before,
            @Nullable DueRule after) {}

    static ObjectNode ofGroup(
            int groupId, List<Integer> contentIds, List<Integer> ruleIds, List<Redated> redated, DueFor dueFor) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("group", groupId);
        put(node, "contents", contentIds);
        put(node, "rules", ruleIds);
        if (!redated.isEmpty()) {
            node.put("dueFor", dueFor.name());
            ArrayNode dues = node.putArray("dues");
            redated.forEach(r -> dues.addObject()
                    .put("rule", r.ruleId())
                    .put("content", r.contentId())
                    .set("before", tree(r.before()))
                    .set("after", tree(r.after())));
        }
        return node;
    }

    private static @Nullable JsonNode tree(@Nullable DueRule due) {
        return due == null ? null : DueRuleJson.tree(due);
    }

    /** The due rules that the act changed. */
    public static List<Redated> redated(@Nullable String detail) {
        List<Redated> all = new ArrayList<>();
        if (detail != null) {
            for (JsonNode n : JSON.readTree(detail).path("dues")) {
                all.add(new Redated(
                        n.path("rule").asInt(),
                        n.path("content").asInt(),
                        DueRuleJson.read(n.get("before"), "before"),
                        DueRuleJson.read(n.get("after"), "after")));
            }
        }
        return all;
    }

    /** What a version of an automation did to people. */
    public static ObjectNode effect(AutomationEffect e) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("matching", e.matching())
                .put("gain", e.change().gain())
                .put("added", e.change().added())
                .put("lose", e.change().lose())
                .put("kept", e.kept())
                .put("leftOut", e.leftOut())
                .put("dueMoved", e.dueMoved());
    }

    public static ObjectNode undone(long entryId) {
        return JsonNodeFactory.instance.objectNode().put("undoes", entryId);
    }

    /** The rules that a detail names. */
    public static List<Integer> rules(@Nullable String detail) {
        return ids(detail, "rules");
    }

    public static List<Integer> contents(@Nullable String detail) {
        return ids(detail, "contents");
    }

    private static List<Integer> ids(@Nullable String detail, String name) {
        List<Integer> ids = new ArrayList<>();
        if (detail != null) {
            for (JsonNode n : JSON.readTree(detail).path(name)) {
                ids.add(n.asInt());
            }
        }
        return ids;
    }

    private static void put(ObjectNode node, String name, List<Integer> ids) {
        ArrayNode array = node.putArray(name);
        ids.forEach(array::add);
    }
}
