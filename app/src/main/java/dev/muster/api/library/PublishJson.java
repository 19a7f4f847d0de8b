package dev.muster.api.library;

import dev.muster.api.Fields;
import dev.muster.api.training.ReassignBody;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.Publishings;
import dev.muster.library.ContentRef.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a publish. */
record PublishJson(
        ContentTexts.@Nullable Text text,
        @Nullable String note,
        boolean minor,
        Publishings.@Nullable Reassign reassign) {

    private enum Retake {
        ALL,
        SELECTED
    }

    static PublishJson read(Kind kind, JsonNode body) {
        Fields.known(body, kind == Kind.COURSE ? CoursePublishBody.class : ModulePublishBody.class);
        Fields f = new Fields(body);
        Remarks said = f.remarks();
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
        Fields.known(node, "reassign.", ReassignBody.class);
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
