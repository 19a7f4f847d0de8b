package dev.muster.api.groups;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.DueShape;
import dev.muster.api.IdList;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.standing.GroupTraining;
import dev.muster.audience.groups.Groups;
import dev.muster.library.ContentRef;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Content attached to a group: its members have it while they are members. */
@RestController
@RequestMapping("/api/v1/groups/{id}/content")
class GroupContentResource {
    private final Groups groups;
    private final GroupContents contents;

    GroupContentResource(Groups groups, GroupContents contents) {
        this.groups = groups;
        this.contents = contents;
    }

    /** @param due of the group; null: as the content says */
    @Schema(name = "GroupContentItem")
    record Item(
            String id,
            ContentRef.Kind kind,
            String title,
            String contentId,
            @Shaped(DueShape.class) @Nullable ObjectNode due) {}

    /** @param effect what the save did; only in the answer to it */
    @Schema(name = "GroupContent")
    record Answer(
            List<String> contentIds,
            List<Item> items,
            @Nullable EffectAnswer effect) {}

    /** People, each counted once per kind of change. @param dueMoved whose open due date moved */
    @Schema(name = "GroupContentEffect")
    record EffectAnswer(int gain, int added, int lose, int kept, int people, int dueMoved) {
        static EffectAnswer of(GroupContents.Done done) {
            RuleEffect e = done.effect();
            return new EffectAnswer(e.gain(), e.added(), e.lose(), e.kept(), e.people(), done.dueMoved());
        }
    }

    /** @param due null, or left out: as the content says */
    @JsonIgnoreProperties({"id", "kind", "title"})
    @Schema(name = "GroupContentItemBody")
    record ItemBody(
            @Needed @Nullable String contentId,
            @Shaped(DueShape.class) @Nullable JsonNode due) {}

    /**
     * @param contentIds all that the group gives; what is attached keeps its due rule, and what is new is due as the content says
     * @param items says when each of it is due; in place of contentIds, or beside them for some
     * @param dueFor whom a changed due rule moves
     */
    @JsonIgnoreProperties("effect")
    @Schema(name = "GroupContentBody")
    @Sent(thing = "The training of a group", of = Answer.class, example = """
                    {"contentIds": ["12", "13"]}""")
    record Body(
            @Nullable List<String> contentIds,
            @Nullable List<ItemBody> items,
            @Nullable DueFor dueFor,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {
        Remarks said() {
            return new Remarks(note, approvedBy, message, Boolean.TRUE.equals(silent));
        }
    }

    @Operation(operationId = "getGroupContent", summary = "Shows the training that a group gives")
    @GetMapping
    @Allowed(Permission.SEE_RULES)
    Answer get(Actor actor, @PathVariable int id) {
        return answer(groups.find(actor, id).id(), null);
    }

    @Operation(operationId = "setGroupContent", summary = "Sets the training that a group gives")
    @PutMapping
    @Allowed(Permission.CHANGE_RULES)
    Answer set(
            Actor actor, @PathVariable int id, @RequestBody Body body, @RequestParam(defaultValue = "0") int confirm) {
        int group = groups.find(actor, id).id();
        GroupContents.Done done = contents.save(actor, group, training(body), body.said(), confirm)
                .answer();
        return answer(group, EffectAnswer.of(done));
    }

    /** What PUT with this body would do to people; nothing is written. */
    @Operation(
            operationId = "previewGroupContent",
            summary = "Says what setting the training of a group would do; nothing is written")
    @PostMapping("/preview")
    @Allowed(Permission.CHANGE_RULES)
    GroupEffectJson.Answer preview(Actor actor, @PathVariable int id, @RequestBody Body body) {
        int group = groups.find(actor, id).id();
        return GroupEffectJson.answer(
                0, 0, contents.preview(actor, group, training(body)).effect());
    }

    private Answer answer(int group, @Nullable EffectAnswer effect) {
        Map<Integer, DueRule> dues = contents.dues(group);
        List<Item> items =
                contents.of(group).stream().map(c -> item(c, dues.get(c.id()))).toList();
        return new Answer(items.stream().map(Item::contentId).toList(), items, effect);
    }

    private static Item item(ContentRef c, @Nullable DueRule due) {
        String id = String.valueOf(c.id());
        return new Item(id, c.kind(), c.title(), id, due == null ? null : DueRuleJson.tree(due));
    }

    private static GroupTraining training(Body body) {
        Map<Integer, Optional<DueRule>> dues = new LinkedHashMap<>();
        List<ItemBody> items = body.items() == null ? List.of() : body.items();
        for (int i = 0; i < items.size(); i++) {
            String at = "items[" + i + "]";
            ItemBody item = items.get(i) == null ? new ItemBody(null, null) : items.get(i);
            int content = IdList.of(item.contentId(), at + ".contentId");
            DueRule due = DueRuleJson.read(item.due(), at + ".due");
            if (dues.put(content, Optional.ofNullable(due)) != null) {
                throw new BadInput(at + ".contentId", "This content is in the list twice.");
            }
        }
        List<Integer> ids =
                body.contentIds() == null && body.items() != null ? List.copyOf(dues.keySet()) : ids(body.contentIds());
        dues.keySet().stream().filter(c -> !ids.contains(c)).findFirst().ifPresent(c -> {
            throw new BadInput(
                    "items", "Content " + c + " is not among contentIds: add it there, or leave contentIds out.");
        });
        return new GroupTraining(ids, dues, body.dueFor() == null ? DueFor.NEW : body.dueFor());
    }

    private static List<Integer> ids(@Nullable List<String> texts) {
        if (texts == null) {
            throw new BadInput("contentIds", "Give the ids of the content; an empty list for none.");
        }
        return IdList.of(texts, "contentIds");
    }
}
