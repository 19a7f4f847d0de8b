package dev.muster.api.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.IdList;
import dev.muster.api.IfMatch;
import dev.muster.api.Sent;
import dev.muster.api.groups.AudiencesResource.PersonAnswer;
import dev.muster.api.groups.GroupsResource.GroupAnswer;
import dev.muster.assignment.standing.GroupPreviews;
import dev.muster.audience.Scopes;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.audience.groups.Groups;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/groups/{id}/members")
public class GroupMembersResource {
    private final Groups groups;
    private final GroupPreviews previews;
    private final GroupGrid grid;
    private final Scopes scopes;

    GroupMembersResource(Groups groups, GroupPreviews previews, GroupGrid grid, Scopes scopes) {
        this.scopes = scopes;
        this.groups = groups;
        this.previews = previews;
        this.grid = grid;
    }

    /** @param since when the membership began */
    public record MemberAnswer(
            String id,
            String name,
            PersonAnswer person,
            String username,
            @Nullable String employeeNumber,
            String status,
            Instant since) {
        static MemberAnswer of(GroupGrid.Member m) {
            String id = String.valueOf(m.id());
            return new MemberAnswer(
                    id,
                    m.name(),
                    new PersonAnswer(id, m.name()),
                    m.username(),
                    m.employeeNumber(),
                    m.status(),
                    m.since());
        }
    }

    @Sent(thing = "A change of members", example = """
                    {"add": ["7", "8"], "remove": []}""")
    record MembersBody(
            @Nullable List<String> add,
            @Nullable List<String> remove,
            @Nullable Integer version) {}

    @Operation(operationId = "listMembers", summary = "Lists the members of a group")
    @GetMapping
    @Allowed(Permission.SEE_RULES)
    Page<MemberAnswer> list(
            Actor actor, @PathVariable int id, Lists.Ask ask, @RequestParam(defaultValue = "") String search) {
        int group = groups.find(actor, id).id();
        return grid.members(actor, group, search, ask.cursor(), ask.limit()).map(MemberAnswer::of);
    }

    @Operation(operationId = "changeMembers", summary = "Adds members to a static group, and removes them")
    @PutMapping
    @Allowed(Permission.CHANGE_RULES)
    GroupAnswer change(
            Actor actor,
            @PathVariable int id,
            @RequestBody MembersBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable Integer confirm) {
        List<Integer> add = IdList.of(body.add(), "add");
        List<Integer> remove = IdList.of(body.remove(), "remove");
        Integer version = ifMatch == null ? body.version() : IfMatch.version(ifMatch);
        var edit = new Groups.Edit(null, null, version, confirm);
        return GroupAnswer.of(groups.changeMembers(actor, id, add, remove, edit), scopes.visibleNames(actor));
    }

    /** What PUT with this body would do to people; nothing is written. */
    @Operation(operationId = "previewMembers", summary = "Says what a change of members would do; nothing is written")
    @PostMapping("/preview")
    @Allowed(Permission.CHANGE_RULES)
    GroupEffectJson.Answer preview(Actor actor, @PathVariable int id, @RequestBody MembersBody body) {
        List<Integer> add = IdList.of(body.add(), "add");
        List<Integer> remove = IdList.of(body.remove(), "remove");
        return GroupEffectJson.answer(previews.members(actor, id, add, remove));
    }
}
