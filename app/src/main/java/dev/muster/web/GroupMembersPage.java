package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Group;
import dev.muster.audience.GroupGrid;
import dev.muster.audience.Groups;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The members of a group. Those of static groups are added and removed here. */
@Controller
@RequestMapping("/admin/groups/{id}")
class GroupMembersPage {
    private final GroupPages pages;
    private final Groups groups;
    private final GroupGrid grid;
    private final AudienceChoices choices;

    GroupMembersPage(GroupPages pages, Groups groups, GroupGrid grid, AudienceChoices choices) {
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
            Model model) {
        return page(actor, id, ask, search, "", "", model);
    }

    @PostMapping("/members")
    @Allowed(Permission.CHANGE_RULES)
    String add(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String typed,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        Optional<Integer> person = typed.isBlank() ? Optional.empty() : choices.person(actor, typed.strip());
        if (person.isEmpty()) {
            response.setStatus(422);
            String error = typed.isBlank()
                    ? "Search for somebody to add."
                    : "“" + typed.strip() + "” is nobody, or more than one. Choose somebody from the list.";
            return page(actor, id, Lists.ask(null, null), "", typed, error, model);
        }
        var saved = groups.changeMembers(actor, id, List.of(person.get()), List.of(), NO_EDIT);
        Shells.say(redirect, saved.changes().any() ? "1 person added" : "Already a member");
        return "redirect:/admin/groups/" + id;
    }

    @PostMapping("/members/{personId}/remove")
    @Allowed(Permission.CHANGE_RULES)
    String remove(Actor actor, @PathVariable int id, @PathVariable int personId, RedirectAttributes redirect) {
        groups.changeMembers(actor, id, List.of(), List.of(personId), NO_EDIT);
        Shells.say(redirect, "1 person removed");
        return "redirect:/admin/groups/" + id;
    }

    private static final Groups.Edit NO_EDIT = new Groups.Edit(null, null, null, null);

    private String page(Actor actor, int id, Lists.Ask ask, String search, String typed, String error, Model model) {
        Group group = pages.show(actor, id, model);
        model.addAttribute("page", grid.members(actor, group.id(), search, ask.cursor(), ask.limit()))
                .addAttribute("search", search)
                .addAttribute("cursor", ask.cursor())
                .addAttribute("typed", typed)
                .addAttribute("error", error);
        return "groups/members";
    }
}
