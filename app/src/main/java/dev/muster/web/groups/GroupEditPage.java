package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.GroupUses;
import dev.muster.audience.groups.Groups;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.PeopleCount;
import dev.muster.web.frame.Reply;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String show(Actor actor, @PathVariable int id, Reply reply) {
        Group group = pages.show(actor, id, reply);
        return page(id, group.name(), copyName(group), reply);
    }

    @PostMapping("/name")
    String rename(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Integer version,
            Reply reply) {
        Group group = pages.show(actor, id, reply);
        return attempt("name", id, name, copyName(group), reply, () -> {
            groups.change(actor, id, new Groups.Edit(name, null, version, null));
            reply.say("Renamed");
            return "redirect:/admin/groups/" + id;
        });
    }

    @PostMapping("/copy")
    String copy(Actor actor, @PathVariable int id, @RequestParam(defaultValue = "") String copy, Reply reply) {
        Group group = pages.show(actor, id, reply);
        return attempt("copy", id, group.name(), copy, reply, () -> {
            var saved = groups.freeze(actor, id, copy);
            reply.say("Static copy made, " + PeopleCount.count(saved.changes().joined()));
            return "redirect:/admin/groups/" + saved.group().id();
        });
    }

    @PostMapping("/delete")
    String delete(Actor actor, @PathVariable int id, Reply reply) {
        Group group = pages.show(actor, id, reply);
        return attempt("", id, group.name(), copyName(group), reply, () -> {
            groups.delete(actor, id, null);
            reply.say(group.name() + " deleted");
            return "redirect:/admin/groups";
        });
    }

    /** @param field the field that a refusal is about; empty: the page */
    private String attempt(String field, int id, String name, String copy, Reply reply, Supplier<String> act) {
        try {
            return act.get();
        } catch (BadInput e) {
            return page(id, name, copy, reply.refused(Map.of(field, String.valueOf(e.getMessage()))));
        } catch (Conflict e) {
            return page(id, name, copy, reply.refused(e, field));
        }
    }

    private String page(int id, String name, String copy, Reply reply) {
        reply.with("name", name).with("copy", copy).with("uses", uses.of(id));
        return reply.show("groups/edit");
    }

    private static String copyName(Group group) {
        return group.name() + " (copy)";
    }
}
