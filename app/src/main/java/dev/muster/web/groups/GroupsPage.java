package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Group;
import dev.muster.audience.GroupGrid;
import dev.muster.audience.Groups;
import dev.muster.audience.rules.Compiled;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.PeopleCount;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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

    @GetMapping
    @Allowed(Permission.SEE_RULES)
    String list(
            Actor actor,
            Lists.Ask ask,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) Group.@Nullable Kind kind,
            Model model) {
        Set<Group.Kind> kinds = kind == null ? EnumSet.allOf(Group.Kind.class) : EnumSet.of(kind);
        model.addAttribute("page", grid.groups(actor, search, kinds, ask.cursor(), ask.limit()))
                .addAttribute("search", search)
                .addAttribute("kind", kind)
                .addAttribute("cursor", ask.cursor())
                .addAttribute("mayChange", Permission.CHANGE_RULES.isOf(actor.level()));
        return "groups/list";
    }

    @GetMapping("/new")
    @Allowed(Permission.CHANGE_RULES)
    String blank(Actor actor, Model model) {
        return form(actor, "", Group.Kind.DYNAMIC, forms.blank(actor), "", Map.of(), model, false);
    }

    /** Counts anew while the audience is built; nothing is written. */
    @PostMapping("/new/count")
    @Allowed(Permission.CHANGE_RULES)
    String count(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "DYNAMIC") Group.Kind kind,
            @RequestParam(defaultValue = "") String tryTyped,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        return form(actor, name, kind, forms.read(actor, params), tryTyped, Map.of(), model, htmx != null);
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String create(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "DYNAMIC") Group.Kind kind,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        AudienceForms.Built built = forms.readToSave(actor, params);
        boolean dynamic = kind == Group.Kind.DYNAMIC;
        Map<String, String> errors = new LinkedHashMap<>(dynamic ? built.errors() : Map.of());
        if (errors.isEmpty()) {
            try {
                var saved = groups.create(actor, name, kind, dynamic ? built.audience() : null);
                Shells.say(
                        redirect,
                        "Group created"
                                + (dynamic
                                        ? ", "
                                                + PeopleCount.count(
                                                        saved.changes().joined())
                                        : ""));
                return "redirect:/admin/groups/" + saved.group().id();
            } catch (BadInput e) {
                e.errors().forEach(x -> errors.put(x.field().equals("name") ? "name" : "", x.message()));
            } catch (Conflict e) {
                errors.put("name", String.valueOf(e.getMessage()));
            }
        }
        response.setStatus(422);
        return form(actor, name, kind, built, "", errors, model, false);
    }

    private String form(
            Actor actor,
            String name,
            Group.Kind kind,
            AudienceForms.Built built,
            String tryTyped,
            Map<String, String> errors,
            Model model,
            boolean partial) {
        Compiled compiled = built.compiled();
        model.addAttribute("name", name)
                .addAttribute("kind", kind)
                .addAttribute("built", built)
                .addAttribute("preview", compiled == null ? null : preview.of(actor, null, compiled, tryTyped))
                .addAttribute("zone", pages.zone())
                .addAttribute("errors", errors);
        return partial ? "groups/new-form" : "groups/new";
    }
}
