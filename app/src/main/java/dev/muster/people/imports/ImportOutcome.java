package dev.muster.people.imports;

import dev.muster.people.rules.HrReject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import did, or (dry run) would do.
 *
 * @param rejects the first of the rows that can't be taken
 * @param rejected how many of them there are
 * @param brake how many deactivations have to be confirmed first; 0: none
 * @param touched people who are created or changed
 */
public record ImportOutcome(ImportCounts counts, List<HrReject> rejects, int rejected, int brake, int touched) {
    /** No more rejected rows than these are listed in an answer. */
    static final int SHOWN = 10_000;

    /** What the API answers. */
    public ObjectNode json() {
        ObjectNode o = JsonNodeFactory.instance
                .objectNode()
                .put("rows", counts.rows())
                .put("created", counts.created())
                .put("updated", counts.updated())
                .put("deactivated", counts.deactivated())
                .put("reactivated", counts.reactivated())
                .put("unchanged", counts.unchanged())
                .put("newStarters", counts.newStarters())
                .put("leavers", counts.leavers())
                .put("missing", counts.missing());
        if (brake > 0) {
            o.put("confirm", brake);
        }
        ObjectNode unknown = o.putObject("unknownValues");
        counts.unknownValues().forEach((attribute, names) -> names.forEach(unknown.withArray(attribute)::add));
        o.put("rejectedRows", rejected);
        ArrayNode list = o.putArray("rejected");
        rejects.forEach(r ->
                list.addObject().put("line", r.line()).put("field", r.field()).put("message", r.message()));
        return o;
    }

    /** As {@link #json} wrote it. */
    public static ImportOutcome read(JsonNode o) {
        Map<String, List<String>> unknown = new TreeMap<>();
        o.path("unknownValues")
                .properties()
                .forEach(e -> unknown.put(
                        e.getKey(),
                        e.getValue().valueStream().map(JsonNode::asString).toList()));
        ImportCounts counts = new ImportCounts(
                o.path("rows").asInt(),
                o.path("created").asInt(),
                o.path("updated").asInt(),
                o.path("deactivated").asInt(),
                o.path("reactivated").asInt(),
                o.path("unchanged").asInt(),
                o.path("newStarters").asInt(),
                o.path("leavers").asInt(),
                o.path("missing").asInt(),
                unknown);
        List<HrReject> rejects = o.path("rejected")
                .valueStream()
                .map(r -> new HrReject(
                        r.path("line").asInt(),
                        r.path("field").asString(),
                        r.path("message").asString()))
                .toList();
        int touched = counts.created() + counts.updated() + counts.deactivated() + counts.reactivated();
        return new ImportOutcome(
                counts,
                rejects,
                o.path("rejectedRows").asInt(),
                o.path("confirm").asInt(0),
                touched);
    }
}
