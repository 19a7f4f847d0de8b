package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.standing.GroupPreviews;
import dev.muster.audience.Group;
import dev.muster.audience.GroupUses;
import dev.muster.audience.Groups;
import dev.muster.audience.rules.Compiled;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who belongs to a dynamic group, built with live counts and reviewed before it is saved; and what uses a group. */
@Controller
@RequestMapping("/admin/groups/{id}/rules")
class GroupRulesPage {
    private static final int IN_REVIEW = 10;

    private final GroupPages pages;
    private final Groups groups;
    private final GroupUses uses;
    private final AudienceForms forms;
    private final GroupPreview preview;
    private final GroupPreviews training;

    GroupRulesPage(
            GroupPages pages,
            Groups groups,
            GroupUses uses,
            AudienceForms forms,
            GroupPreview preview,
            GroupPreviews training) {
        this.training = training;
        this.pages = pages;
        this.groups = groups;
        this.uses = uses;
        this.forms = forms;
        this.preview = preview;
    }

    @GetMapping
    @Allowed(Permission.SEE_RULES)
    String show(Actor actor, @PathVariable int id, Model model) {
        Group group = pages.show(actor, id, model);
        Audience audience = group.audience();
        var built = audience == null ? null : forms.of(actor, audience);
        return page(actor, id, built, "", Map.of(), model, "groups/rules");
    }

    /** Counts anew while the audience is built; nothing is written. */
    @PostMapping("/count")
    @Allowed(Permission.SEE_RULES)
    String count(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(defaultValue = "") String tryTyped,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        String view = htmx == null ? "groups/rules" : "groups/rules-form";
        return page(actor, id, forms.read(actor, params), tryTyped, Map.of(), model, view);
    }

    /** The effect by name, before it is saved. */
    @PostMapping("/review")
    @Allowed(Permission.CHANGE_RULES)
    String review(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response,
            Model model) {
        AudienceForms.Built built = forms.readToSave(actor, params);
        Compiled compiled = built.compiled();
        if (!built.savable() || compiled == null) {
            response.setStatus(422);
            return page(actor, id, built, "", built.errors(), model, "groups/rules");
        }
        try {
            return reviewed(actor, id, built, compiled, null, model);
        } catch (BadInput e) {
            response.setStatus(422);
            return page(actor, id, built, "", Errors.byField(e), model, "groups/rules");
        }
    }

    /** @param brake asked for a number to be confirmed */
    private String reviewed(
            Actor actor, int id, AudienceForms.Built built, Compiled compiled, @Nullable Conflict brake, Model model) {
        var edit = new Groups.Edit(null, built.audience(), null, null);
        pages.show(actor, id, model);
        model.addAttribute("built", built)
                .addAttribute("preview", preview.of(actor, id, compiled, "", IN_REVIEW))
                .addAttribute("effect", training.change(actor, id, edit).training())
                .addAttribute("brake", brake);
        return "groups/review";
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Integer confirm,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        AudienceForms.Built built = forms.readToSave(actor, params);
        if (!built.savable()) {
            response.setStatus(422);
            return page(actor, id, built, "", built.errors(), model, "groups/rules");
        }
        try {
            var saved = groups.change(actor, id, new Groups.Edit(null, built.audience(), version, confirm));
            Shells.say(
                    redirect,
                    "Saved: %,d joined, %,d left"
                            .formatted(saved.changes().joined(), saved.changes().left()),
                    saved.entryId());
            return "redirect:/admin/groups/" + id;
        } catch (BadInput e) {
            response.setStatus(422);
            Map<String, String> errors = new LinkedHashMap<>();
            e.errors().forEach(x -> errors.put("", x.message()));
            return page(actor, id, built, "", errors, model, "groups/rules");
        } catch (Conflict e) {
            response.setStatus(409);
            return e.confirm().isPresent()
                    ? reviewed(actor, id, built, Objects.requireNonNull(built.compiled()), e, model)
                    : page(actor, id, built, "", Map.of("", String.valueOf(e.getMessage())), model, "groups/rules");
        }
    }

    private String page(
            Actor actor,
            int id,
            AudienceForms.@Nullable Built built,
            String tryTyped,
            Map<String, String> errors,
            Model model,
            String view) {
        pages.show(actor, id, model);
        Compiled compiled = built == null ? null : built.compiled();
        model.addAttribute("built", built)
                .addAttribute("preview", compiled == null ? null : preview.of(actor, id, compiled, tryTyped))
                .addAttribute("uses", uses.of(actor, id))
                .addAttribute("errors", errors);
        return view;
    }
}
