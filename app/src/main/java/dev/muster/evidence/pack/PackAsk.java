package dev.muster.evidence.pack;

import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a pack is to prove.
 *
 * @param people of whom; people outside the asker's scope are never in it
 * @param contents of which training; empty: all
 * @param on as known at the end of which day
 * @param from what had ended before that day is left out; null: nothing is
 */
public record PackAsk(
        Audience people,
        List<Integer> contents,
        LocalDate on,
        @Nullable LocalDate from) {
    public PackAsk {
        contents = List.copyOf(contents);
    }

    /** As a job keeps it. */
    JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("people", AudienceJson.tree(people));
        var ids = json.putArray("contents");
        contents.forEach(ids::add);
        json.put("on", on.toString());
        return from == null ? json : json.put("from", from.toString());
    }

    static PackAsk of(JsonNode json) {
        List<Integer> contents = new ArrayList<>();
        json.path("contents").forEach(id -> contents.add(id.asInt()));
        return new PackAsk(
                AudienceJson.read(json.path("people"), "people"),
                contents,
                Day.read("on", json.path("on").asString()),
                Day.optional("from", json.path("from").asString("")));
    }
}
