package dev.muster.assignment;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the audit log keeps of a change to a group's content. */
final class GroupDetail {
    private GroupDetail() {}

    static JsonNode of(int groupId, List<Integer> contentIds, List<Integer> ruleIds) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("group", groupId);
        ArrayNode contents = node.putArray("contents");
        contentIds.forEach(contents::add);
        ArrayNode rules = node.putArray("rules");
        ruleIds.forEach(rules::add);
        return node;
    }
}
