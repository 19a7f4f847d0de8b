package dev.muster.people;

import dev.muster.people.rules.HrReject;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import did, or (dry run) would do.
 *
 * @param brake how many deactivations have to be confirmed first; 0: none
 * @param touched people who are created or changed
 */
public record ImportOutcome(ImportCounts counts, List<HrReject> rejects, int brake, int touched) {

    /** The answer of api.md. */
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
        ArrayNode rejected = o.putArray("rejected");
        rejects.forEach(r -> rejected.addObject()
                .put("line", r.line())
                .put("field", r.field())
                .put("message", r.message()));
        return o;
    }
}
