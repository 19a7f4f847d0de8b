package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.audience.groups.Groups;
import dev.muster.audience.rules.Compiled;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.PeopleCount;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.frame.Reply;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of groups, and making a new one. */
@Controller
@RequestMapping("/admin/groups")
class GroupsPage {
    private final Groups groups;
    private final GroupGrid grid;
    private final AudienceForms forms;
    private final GroupPreview preview;
    private final GroupPages pages;

    GroupsPage(Groups groups, GroupGrid grid, AudienceForms forms, GroupPreview preview, GroupPages pages) {
        this.groups = groups;
        this.grid = grid;
        this.forms = forms;
        this.preview = preview;
        this.pages = pages;
    }

    /**
     * The form of a new group, beside its audience.
     *
     * @param tryTyped whoever the audience is tried on
     */
    record NewGroup(String name, Group.Kind kind, String tryTyped) {
        static final NewGroup BLANK = new NewGroup("", Group.Kind.DYNAMIC, "");

        NewGroup(@Nullable String name, Group.@Nullable Kind kind, @Nullable String tryTyped) {
            this.name = name == null ? "" : name;
            this.kind = kind == null ? Group.Kind.DYNAMIC : kind;
            this.tryTyped = tryTyped == null ? "" : tryTyped;
        }

        boolean isDynamic() {
            return kind == Group.Kind.DYNAMIC;
        }

        NewGroup withoutTrial() {
            return new NewGroup(name, kind, "");
        }
    }

    @GetMapping
    @Allowed(Permission.SEE_RULES)
    String list(
            Actor actor,
            Lists.Ask ask,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) Group.@Nullable Kind kind,
            Reply reply) {
        Set<Group.Kind> kinds = kind == null ? EnumSet.allOf(Group.Kind.class) : EnumSet.of(kind);
        reply.with("page", grid.groups(actor, search, kinds, ask.cursor(), ask.limit()))
                .with("search", search)
                .with("kind", kind)
                .with("cursor", ask.cursor())
                .with("mayChange", Permission.CHANGE_RULES.isOf(actor.level()));
        return reply.show("groups/list");
    }

    @GetMapping("/new")
    @Allowed(Permission.CHANGE_RULES)
    String blank(Actor actor, Reply reply) {
        return form(actor, NewGroup.BLANK, forms.blank(actor), reply).show("groups/new");
    }

    /** Counts anew while the audience is built; nothing is written. */
    @PostMapping("/new/count")
    @Allowed(Permission.CHANGE_RULES)
    String count(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @ModelAttribute NewGroup wanted,
            Reply reply) {
        return form(actor, wanted, forms.read(actor, params), reply).show("groups/new", "groups/new-form");
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String create(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @ModelAttribute NewGroup wanted,
            Reply reply) {
        AudienceForms.Built built = forms.readToSave(actor, params);
        boolean dynamic = wanted.isDynamic();
        Map<String, String> errors = new LinkedHashMap<>(dynamic ? built.errors() : Map.of());
        if (errors.isEmpty()) {
            try {
                var saved = groups.create(actor, wanted.name(), wanted.kind(), dynamic ? built.audience() : null);
                reply.say("Group created"
                        + (dynamic ? ", " + PeopleCount.count(saved.changes().joined()) : ""));
                return "redirect:/admin/groups/" + saved.group().id();
            } catch (BadInput e) {
                e.errors().forEach(x -> errors.put(x.field().equals("name") ? "name" : "", x.message()));
            } catch (Conflict e) {
                errors.put("name", String.valueOf(e.getMessage()));
            }
        }
        return form(actor, wanted.withoutTrial(), built, reply.refused(errors)).show("groups/new");
    }

    private Reply form(Actor actor, NewGroup wanted, AudienceForms.Built built, Reply reply) {
        Compiled compiled = built.compiled();
        return reply.with("name", wanted.name())
                .with("kind", wanted.kind())
                .with("built", built)
                .with("preview", compiled == null ? null : preview.of(actor, null, compiled, wanted.tryTyped()))
                .with("zone", pages.zone());
    }
}
