package dev.muster.audience.groups;

import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the log keeps of an act on a group: all that taking it back needs.
 *
 * @param before its conditions before a change of them; empty: not kept, or not readable
 * @param after the same after it
 */
public record GroupAct(int groupId, Optional<Audience> before, Optional<Audience> after) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ObjectNode of(int groupId) {
        return JsonNodeFactory.instance.objectNode().put("group", String.valueOf(groupId));
    }

    static ObjectNode audience(int groupId, @Nullable Audience before, @Nullable Audience after) {
        ObjectNode detail = of(groupId);
        if (after != null) {
            detail.set("audience", AudienceJson.tree(after));
        }
        if (before != null) {
            detail.set("audienceBefore", AudienceJson.tree(before));
        }
        return detail;
    }

    /** @param detail of the entry */
    public static GroupAct read(@Nullable String detail) {
        JsonNode node = detail == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(detail);
        return new GroupAct(node.path("group").asInt(0), audience(node, "audienceBefore"), audience(node, "audience"));
    }

    private static Optional<Audience> audience(JsonNode detail, String name) {
        try {
            JsonNode stored = detail.get(name);
            return stored == null ? Optional.empty() : Optional.of(AudienceJson.parse(stored.toString()));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
