package dev.muster.api.groups;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.AudienceShape;
import dev.muster.api.IfMatch;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.assignment.standing.GroupPreviews;
import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.audience.groups.Groups;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/groups")
class GroupsResource {
    private final Groups groups;
    private final GroupPreviews previews;
    private final GroupGrid grid;
    private final Scopes scopes;

    GroupsResource(Groups groups, GroupPreviews previews, GroupGrid grid, Scopes scopes) {
        this.scopes = scopes;
        this.groups = groups;
        this.previews = previews;
        this.grid = grid;
    }

    /** @param effect what the save did; only in the answer to it */
    @Schema(name = "Group")
    record GroupAnswer(
            String id,
            String name,
            Group.Kind kind,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,
            @Nullable String frozen,
            int members,
            int version,
            Instant createdAt,
            @Nullable EffectAnswer effect) {
        static GroupAnswer of(Group g, VisibleNames visible, @Nullable EffectAnswer effect) {
            return new GroupAnswer(
                    String.valueOf(g.id()),
                    g.name(),
                    g.kind(),
                    g.audience() == null ? null : AudienceJson.tree(visible.of(g.audience())),
                    g.frozen(),
                    g.members(),
                    g.version(),
                    g.createdAt(),
                    effect);
        }

        static GroupAnswer of(Groups.Saved saved, VisibleNames visible) {
            return of(
                    saved.group(),
                    visible,
                    new EffectAnswer(saved.changes().joined(), saved.changes().left()));
        }
    }

    @Schema(name = "MembershipEffect")
    record EffectAnswer(int joined, int left) {}

    /** Read-only fields of the answer are taken and ignored. */
    @JsonIgnoreProperties({"id", "frozen", "members", "createdAt", "effect"})
    @Sent(thing = "A group", of = GroupAnswer.class, example = """
                    {"name": "Cooks", "kind": "DYNAMIC", "audience": {"all": [{"attribute": "role", "anyOf": ["Cook"]}]}}""")
    record GroupBody(
            @Needed @Nullable String name,
            @Needed Group.@Nullable Kind kind,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,
            @Nullable Integer version) {
        @Nullable Audience readAudience() {
            return audience == null || audience.isNull() ? null : AudienceJson.read(audience, "audience");
        }
    }

    @Operation(operationId = "listGroups", summary = "Lists groups")
    @GetMapping
    @Allowed(Permission.SEE_RULES)
    Page<GroupAnswer> list(
            Actor actor,
            Lists.Ask ask,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") List<Group.Kind> kind) {
        Set<Group.Kind> kinds = kind.isEmpty() ? EnumSet.allOf(Group.Kind.class) : EnumSet.copyOf(kind);
        VisibleNames visible = scopes.visibleNames(actor);
        return grid.groups(actor, search, kinds, ask.cursor(), ask.limit())
                .map(r -> GroupAnswer.of(r.group(), visible, null));
    }

    @Operation(operationId = "createGroup", summary = "Creates a group")
    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<GroupAnswer> create(Actor actor, @RequestBody GroupBody body) {
        if (body.name() == null) {
            throw new BadInput("name", "Give the group a name.");
        }
        if (body.kind() == null) {
            throw new BadInput("kind", "One of STATIC, DYNAMIC is needed.");
        }
        GroupAnswer answer = GroupAnswer.of(
                groups.create(actor, body.name(), body.kind(), body.readAudience()), scopes.visibleNames(actor));
        return ResponseEntity.created(URI.create("/api/v1/groups/" + answer.id()))
                .body(answer);
    }

    @Operation(operationId = "getGroup", summary = "Shows one group")
    @GetMapping("/{id}")
    @Allowed(Permission.SEE_RULES)
    GroupAnswer get(Actor actor, @PathVariable int id) {
        return GroupAnswer.of(groups.find(actor, id), scopes.visibleNames(actor), null);
    }

    @Operation(operationId = "changeGroup", summary = "Renames a group or changes its rule")
    @PatchMapping("/{id}")
    @Allowed(Permission.CHANGE_RULES)
    GroupAnswer change(
            Actor actor,
            @PathVariable int id,
            @RequestBody @Shaped(value = GroupBody.class, merged = true) GroupBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable Integer confirm) {
        var edit = edit(actor, id, body, IfMatch.version(ifMatch), confirm);
        return GroupAnswer.of(groups.change(actor, id, edit), scopes.visibleNames(actor));
    }

    /** What PATCH with this body would do to people; nothing is written. */
    @Operation(operationId = "previewGroup", summary = "Says what a change of a group would do; nothing is written")
    @PostMapping("/{id}/preview")
    @Allowed(Permission.CHANGE_RULES)
    GroupEffectJson.Answer preview(
            Actor actor,
            @PathVariable int id,
            @RequestBody @Shaped(value = GroupBody.class, merged = true) GroupBody body) {
        return GroupEffectJson.answer(previews.change(actor, id, edit(actor, id, body, null, null)));
    }

    private Groups.Edit edit(
            Actor actor, int id, GroupBody body, @Nullable Integer ifVersion, @Nullable Integer confirm) {
        Group now = groups.find(actor, id);
        if (body.kind() != null && body.kind() != now.kind()) {
            throw new BadInput("kind", "A group stays " + now.kind() + ".");
        }
        return new Groups.Edit(body.name(), body.readAudience(), ifVersion, confirm);
    }

    @Operation(operationId = "deleteGroup", summary = "Deletes a group")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.CHANGE_RULES)
    void delete(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        groups.delete(actor, id, IfMatch.version(ifMatch));
    }
}
