package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Group;
import dev.muster.audience.GroupUses;
import dev.muster.audience.Groups;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.PeopleCount;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A group as a thing: its name, a static copy of it, its end. */
@Controller
@RequestMapping("/admin/groups/{id}/edit")
@Allowed(Permission.CHANGE_RULES)
class GroupEditPage {
    private final GroupPages pages;
    private final Groups groups;
    private final GroupUses uses;

    GroupEditPage(GroupPages pages, Groups groups, GroupUses uses) {
        this.pages = pages;
        this.groups = groups;
        this.uses = uses;
    }

    @GetMapping
    String show(Actor actor, @PathVariable int id, Model model) {
        Group group = pages.show(actor, id, model);
        return page(id, group.name(), copyName(group), Map.of(), model);
    }

    @PostMapping("/name")
    String rename(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Integer version,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        Group group = pages.show(actor, id, model);
        return attempt("name", id, name, copyName(group), response, model, () -> {
            groups.change(actor, id, new Groups.Edit(name, null, version, null));
            Shells.say(redirect, "Renamed");
            return "redirect:/admin/groups/" + id;
        });
    }

    @PostMapping("/copy")
    String copy(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String copy,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        Group group = pages.show(actor, id, model);
        return attempt("copy", id, group.name(), copy, response, model, () -> {
            var saved = groups.freeze(actor, id, copy);
            Shells.say(
                    redirect,
                    "Static copy made, " + PeopleCount.count(saved.changes().joined()));
            return "redirect:/admin/groups/" + saved.group().id();
        });
    }

    @PostMapping("/delete")
    String delete(
            Actor actor, @PathVariable int id, HttpServletResponse response, RedirectAttributes redirect, Model model) {
        Group group = pages.show(actor, id, model);
        return attempt("", id, group.name(), copyName(group), response, model, () -> {
            groups.delete(actor, id, null);
            Shells.say(redirect, group.name() + " deleted");
            return "redirect:/admin/groups";
        });
    }

    /** @param field the field that a refusal is about; empty: the page */
    private String attempt(
            String field,
            int id,
            String name,
            String copy,
            HttpServletResponse response,
            Model model,
            Supplier<String> act) {
        try {
            return act.get();
        } catch (BadInput e) {
            response.setStatus(422);
            return page(id, name, copy, Map.of(field, String.valueOf(e.getMessage())), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return page(id, name, copy, Map.of(field, String.valueOf(e.getMessage())), model);
        }
    }

    private String page(int id, String name, String copy, Map<String, String> errors, Model model) {
        model.addAttribute("name", name)
                .addAttribute("copy", copy)
                .addAttribute("uses", uses.of(id))
                .addAttribute("errors", errors);
        return "groups/edit";
    }

    private static String copyName(Group group) {
        return group.name() + " (copy)";
    }
}
