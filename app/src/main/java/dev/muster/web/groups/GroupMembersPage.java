package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.GroupPreviews;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.audience.groups.Groups;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import dev.muster.web.audience.AudienceChoices;
import dev.muster.web.frame.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The members of a group. Those of static groups are added and removed here. */
@Controller
@RequestMapping("/admin/groups/{id}")
class GroupMembersPage {
    private final GroupPages pages;
    private final Groups groups;
    private final GroupGrid grid;
    private final AudienceChoices choices;
    private final GroupPreviews training;
    private final AudienceWords words;

    GroupMembersPage(
            GroupPages pages,
            Groups groups,
            GroupGrid grid,
            AudienceChoices choices,
            GroupPreviews training,
            AudienceWords words) {
        this.training = training;
        this.words = words;
        this.pages = pages;
        this.groups = groups;
        this.grid = grid;
        this.choices = choices;
    }

    @GetMapping
    @Allowed(Permission.SEE_RULES)
    String show(
            Actor actor,
            @PathVariable int id,
            Lists.Ask ask,
            @RequestParam(defaultValue = "") String search,
            Reply reply) {
        return page(actor, id, ask, search, reply);
    }

    @PostMapping("/members")
    @Allowed(Permission.CHANGE_RULES)
    String add(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(required = false) @Nullable Integer personId,
            @RequestParam(defaultValue = "false") boolean reviewed,
            Reply reply) {
        if (personId != null) {
            return change(actor, id, new Change(personId, true), reviewed, reply);
        }
        Optional<Integer> person = typed.isBlank() ? Optional.empty() : choices.person(actor, typed.strip());
        if (person.isEmpty()) {
            String error = typed.isBlank()
                    ? "Search for somebody to add."
                    : "“" + typed.strip() + "” is nobody, or more than one. Choose somebody from the list.";
            reply.refused(Map.of()).with("typed", typed).with("error", error);
            return page(actor, id, Lists.ask(null, null), "", reply);
        }
        return change(actor, id, new Change(person.get(), true), reviewed, reply);
    }

    @PostMapping("/members/{personId}/remove")
    @Allowed(Permission.CHANGE_RULES)
    String remove(
            Actor actor,
            @PathVariable int id,
            @PathVariable int personId,
            @RequestParam(defaultValue = "false") boolean reviewed,
            Reply reply) {
        return change(actor, id, new Change(personId, false), reviewed, reply);
    }

    /** Somebody who is added, or removed. */
    private record Change(int personId, boolean add) {
        List<Integer> added() {
            return add ? List.of(personId) : List.of();
        }

        List<Integer> removed() {
            return add ? List.of() : List.of(personId);
        }
    }

    /** At once where no training moves by it; else after a look at what does. */
    private String change(Actor actor, int id, Change change, boolean reviewed, Reply reply) {
        if (!reviewed) {
            RuleEffect effect = training.members(actor, id, change.added(), change.removed())
                    .training();
            if (!effect.isNothing()) {
                pages.show(actor, id, reply);
                reply.with("effect", effect)
                        .with("personId", change.personId())
                        .with("name", words.name(actor, change.personId()))
                        .with("add", change.add());
                return reply.show("groups/member-review");
            }
        }
        var saved = groups.changeMembers(actor, id, change.added(), change.removed(), Groups.Edit.NONE);
        String done = change.add() ? "1 person added" : "1 person removed";
        reply.say(
                saved.changes().any() ? done : change.add() ? "Already a member" : "No member any more",
                saved.entryId());
        return "redirect:/admin/groups/" + id;
    }

    private String page(Actor actor, int id, Lists.Ask ask, String search, Reply reply) {
        Group group = pages.show(actor, id, reply);
        reply.with("page", grid.members(actor, group.id(), search, ask.cursor(), ask.limit()))
                .with("search", search)
                .with("cursor", ask.cursor());
        return reply.show("groups/members");
    }
}
