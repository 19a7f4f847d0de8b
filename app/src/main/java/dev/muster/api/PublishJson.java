package dev.muster.api;

import dev.muster.assignment.Publishings;
import dev.muster.assignment.Remarks;
import dev.muster.library.ContentRef.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a publish (api.md). */
record PublishJson(
        ContentTexts.@Nullable Text text,
        @Nullable String note,
        boolean minor,
        Publishings.@Nullable Reassign reassign) {
    private static final Set<String> REASSIGN = Set.of("inProgress", "completed", "only", "completedRetake", "dueOn");

    private enum Retake {
        ALL,
        SELECTED
    }

    static PublishJson read(Kind kind, JsonNode body) {
        Fields.known(
                body,
                "A publish",
                Set.of("note", ContentTexts.field(kind), "minor", "reassign", "approvedBy", "message", "silent"),
                Set.of());
        Fields f = new Fields(body);
        Remarks said = new Remarks(
                f.optionalText("note", null),
                f.optionalText("approvedBy", null),
                f.optionalText("message", null),
                f.flag("silent", false));
        PublishJson sent = new PublishJson(
                ContentTexts.read(kind, body),
                said.note(),
                f.flag("minor", false),
                reassign(body.path("reassign"), said));
        f.check();
        return sent;
    }

    private static Publishings.@Nullable Reassign reassign(JsonNode node, Remarks said) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        Fields.known(node, "Reassigning", REASSIGN, Set.of());
        Fields f = new Fields(node, "reassign.");
        var reassign = new Publishings.Reassign(
                f.flag("inProgress", false),
                f.flag("completed", false),
                node.has("only") ? Fields.ids(node.get("only"), "reassign.only") : List.of(),
                f.oneOf("completedRetake", Retake.class, Retake.ALL) == Retake.ALL,
                f.optionalDay("dueOn"),
                said);
        f.check();
        return reassign;
    }
}
