package dev.muster.api.groups;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.api.IdList;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.audience.groups.Groups;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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

    /** @param effect what the save did; only in the answer to it */
    @Schema(name = "GroupContent")
    record Answer(
            List<String> contentIds,
            List<ContentJson> items,
            @Nullable EffectAnswer effect) {}

    /** People, each counted once per kind of change. */
    @Schema(name = "GroupContentEffect")
    record EffectAnswer(int gain, int added, int lose, int kept, int people) {
        static EffectAnswer of(RuleEffect e) {
            return new EffectAnswer(e.gain(), e.added(), e.lose(), e.kept(), e.people());
        }
    }

    @JsonIgnoreProperties({"items", "effect"})
    @Schema(name = "GroupContentBody")
    @Sent(thing = "The training of a group", of = Answer.class, example = """
                    {"contentIds": ["12", "13"]}""")
    record Body(
            @Needed @Nullable List<String> contentIds,
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
        RuleEffect effect = contents.set(actor, group, ids(body.contentIds()), body.said(), confirm);
        return answer(group, EffectAnswer.of(effect));
    }

    /** What PUT with this body would do to people; nothing is written. */
    @Operation(
            operationId = "previewGroupContent",
            summary = "Says what setting the training of a group would do; nothing is written")
    @PostMapping("/preview")
    @Allowed(Permission.CHANGE_RULES)
    GroupEffectJson.Answer preview(Actor actor, @PathVariable int id, @RequestBody Body body) {
        int group = groups.find(actor, id).id();
        return GroupEffectJson.answer(0, 0, contents.preview(actor, group, ids(body.contentIds())));
    }

    private Answer answer(int group, @Nullable EffectAnswer effect) {
        List<ContentJson> items =
                contents.of(group).stream().map(ContentJson::of).toList();
        return new Answer(items.stream().map(ContentJson::id).toList(), items, effect);
    }

    private static List<Integer> ids(@Nullable List<String> texts) {
        if (texts == null) {
            throw new BadInput("contentIds", "Give the ids of the content; an empty list for none.");
        }
        return IdList.of(texts, "contentIds");
    }
}
