package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.standing.GroupPreviews;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.GroupUses;
import dev.muster.audience.groups.Groups;
import dev.muster.audience.rules.Compiled;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.frame.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String show(Actor actor, @PathVariable int id, Reply reply) {
        Group group = pages.show(actor, id, reply);
        Audience audience = group.audience();
        var built = audience == null ? null : forms.of(actor, audience);
        return page(actor, id, built, "", reply).show("groups/rules");
    }

    /** Counts anew while the audience is built; nothing is written. */
    @PostMapping("/count")
    @Allowed(Permission.SEE_RULES)
    String count(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(defaultValue = "") String tryTyped,
            Reply reply) {
        return page(actor, id, forms.read(actor, params), tryTyped, reply).show("groups/rules", "groups/rules-form");
    }

    /** The effect by name, before it is saved. */
    @PostMapping("/review")
    @Allowed(Permission.CHANGE_RULES)
    String review(Actor actor, @PathVariable int id, @RequestParam MultiValueMap<String, String> params, Reply reply) {
        AudienceForms.Built built = forms.readToSave(actor, params);
        Compiled compiled = built.compiled();
        if (!built.savable() || compiled == null) {
            return page(actor, id, built, "", reply.refused(built.errors())).show("groups/rules");
        }
        try {
            return reviewed(actor, id, built, compiled, reply);
        } catch (BadInput e) {
            return page(actor, id, built, "", reply.refused(e)).show("groups/rules");
        }
    }

    private String reviewed(Actor actor, int id, AudienceForms.Built built, Compiled compiled, Reply reply) {
        var edit = new Groups.Edit(null, built.audience(), null, null);
        pages.show(actor, id, reply);
        reply.with("built", built)
                .with("preview", preview.of(actor, id, compiled, "", IN_REVIEW))
                .with("effect", training.change(actor, id, edit).training());
        return reply.show("groups/review");
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Integer confirm,
            Reply reply) {
        AudienceForms.Built built = forms.readToSave(actor, params);
        if (!built.savable()) {
            return page(actor, id, built, "", reply.refused(built.errors())).show("groups/rules");
        }
        try {
            var saved = groups.change(actor, id, new Groups.Edit(null, built.audience(), version, confirm));
            reply.say(
                    "Saved: %,d joined, %,d left"
                            .formatted(saved.changes().joined(), saved.changes().left()),
                    saved.entryId());
            return "redirect:/admin/groups/" + id;
        } catch (BadInput e) {
            Map<String, String> errors = new LinkedHashMap<>();
            e.errors().forEach(x -> errors.put("", x.message()));
            return page(actor, id, built, "", reply.refused(errors)).show("groups/rules");
        } catch (Conflict e) {
            return e.confirm().isPresent()
                    ? reviewed(actor, id, built, Objects.requireNonNull(built.compiled()), reply.toConfirm(e))
                    : page(actor, id, built, "", reply.refused(e)).show("groups/rules");
        }
    }

    private Reply page(Actor actor, int id, AudienceForms.@Nullable Built built, String tryTyped, Reply reply) {
        pages.show(actor, id, reply);
        Compiled compiled = built == null ? null : built.compiled();
        return reply.with("built", built)
                .with("preview", compiled == null ? null : preview.of(actor, id, compiled, tryTyped))
                .with("uses", uses.of(actor, id));
    }
}
