package dev.muster.web.automations;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.standing.Automations;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.assignment.standing.Automations.Saved;
import dev.muster.audience.AudienceWords;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import dev.muster.web.PeopleCount;
import dev.muster.web.TellWords;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.automations.AutomationBuilder.Building;
import dev.muster.web.frame.Reply;
import dev.muster.web.groups.GroupPreview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Builds an automation as sentences with live counts, new or changed, and shows what it will do before it is saved. */
@Controller
@RequestMapping({"/admin/automations/new", "/admin/automations/{id}/edit"})
@Allowed(Permission.CHANGE_RULES)
public class AutomationBuilderPage {
    private static final int SHOWN = 50;

    private final Automations automations;
    private final AutomationBuilder builder;
    private final AudienceForms forms;
    private final GroupPreview preview;
    private final AudienceWords words;
    private final LibraryGrid library;
    private final TellWords tell;

    AutomationBuilderPage(
            Automations automations,
            AutomationBuilder builder,
            AudienceForms forms,
            GroupPreview preview,
            AudienceWords words,
            LibraryGrid library,
            TellWords tell) {
        this.automations = automations;
        this.builder = builder;
        this.forms = forms;
        this.preview = preview;
        this.words = words;
        this.library = library;
        this.tell = tell;
    }

    /** @param from the automation that a new one is a copy of */
    @GetMapping
    String show(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam(required = false) @Nullable Integer content,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(defaultValue = "") String search,
            Reply reply) {
        if (id != null) {
            return whole(actor, builder.edit(actor, id, content), reply);
        }
        if (from != null) {
            return whole(actor, builder.copy(actor, from, content), reply);
        }
        if (content != null) {
            return whole(actor, builder.blank(actor, content), reply);
        }
        var query = new LibraryGrid.Query(search, List.of(ContentStatus.ACTIVE, ContentStatus.DRAFT), false);
        reply.with("page", library.page(query, SHOWN, null)).with("search", search);
        return reply.show("automations/content");
    }

    /** Counts anew while it is built; nothing is written. */
    @PostMapping("/count")
    String count(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam int content,
            @ModelAttribute AutomationForm form,
            @RequestParam MultiValueMap<String, String> params,
            Reply reply) {
        Building b = builder.of(actor, id, content, form, forms.read(actor, params));
        return page(actor, b, form.tryTyped(), reply).show("automations/builder", "automations/builder-form");
    }

    /** What it will do, by name, before it is saved. */
    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam int content,
            @ModelAttribute AutomationForm form,
            @RequestParam MultiValueMap<String, String> params,
            Reply reply) {
        Building b = builder.of(actor, id, content, form, forms.readToSave(actor, params));
        if (!b.built().savable()) {
            return whole(actor, b, reply.refused(b.built().errors()));
        }
        try {
            return reviewed(actor, b, b.terms(), "", reply);
        } catch (BadInput e) {
            return whole(actor, b, reply.refused(errors(e)));
        }
    }

    @PostMapping
    String save(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam int content,
            @ModelAttribute AutomationForm form,
            @RequestParam MultiValueMap<String, String> params,
            Reply reply) {
        Building b = builder.of(actor, id, content, form, forms.readToSave(actor, params));
        if (!b.built().savable()) {
            return whole(actor, b, reply.refused(b.built().errors()));
        }
        try {
            return saved(actor, b, b.terms(), reply);
        } catch (BadInput e) {
            return whole(actor, b, reply.refused(errors(e)));
        }
    }

    private String saved(Actor actor, Building b, Terms terms, Reply reply) {
        Automation before = b.before();
        try {
            Saved saved = before == null
                    ? automations.create(
                            actor, b.content().id(), terms, b.form().how())
                    : automations.change(actor, before.id(), terms, b.form().how());
            Long entry = saved.entry() == null ? null : saved.entry().id();
            reply.say(said(saved.effect()) + tell.after(entry), entry);
            return "redirect:/admin/automations/" + saved.automation().id();
        } catch (Conflict e) {
            return e.confirm().isPresent()
                    ? reviewed(actor, b, terms, b.form().approvedBy(), reply.toConfirm(e))
                    : whole(actor, b, reply.refused(e));
        } catch (BadInput e) {
            Map<String, String> errors = errors(e);
            if (!errors.keySet().equals(Set.of("approvedBy"))) {
                throw e;
            }
            return reviewed(actor, b, terms, b.form().approvedBy(), reply.refused(errors));
        }
    }

    private static String said(AutomationEffect e) {
        StringBuilder said = new StringBuilder("Saved: assigned to ")
                .append(PeopleCount.count(e.change().gain()));
        if (e.change().lose() > 0) {
            said.append(", ").append(PeopleCount.count(e.change().lose())).append(" lost it");
        }
        if (e.leftOut() > 0) {
            said.append(", ").append(PeopleCount.count(e.leftOut())).append(" left out as existing");
        }
        return said.toString();
    }

    private String reviewed(Actor actor, Building b, Terms terms, String approvedBy, Reply reply) {
        Automation before = b.before();
        AutomationEffect effect = before == null
                ? automations.previewCreate(actor, b.content().id(), terms)
                : automations.previewChange(
                        actor, before.id(), terms, new How(null, DueFor.OPEN, null, null, 0, null, false));
        return reply.with("b", b)
                .with("terms", terms)
                .with("sentence", words.sentence(actor, terms.audience()))
                .with("ownDate", b.ownDate())
                .with("effect", effect)
                .with("approvedBy", approvedBy)
                .show("automations/review");
    }

    /** What the form has no field for is said on top. */
    private static Map<String, String> errors(BadInput e) {
        Map<String, String> errors = new LinkedHashMap<>();
        Errors.byField(e)
                .forEach((field, message) -> errors.putIfAbsent(
                        field.startsWith("audience") || field.equals("content") ? "" : field, message));
        return errors;
    }

    private String whole(Actor actor, Building b, Reply reply) {
        return page(actor, b, "", reply).show("automations/builder");
    }

    private Reply page(Actor actor, Building b, String tryTyped, Reply reply) {
        var compiled = b.built().compiled();
        return reply.with("b", b)
                .with("preview", compiled == null ? null : preview.of(actor, null, compiled, tryTyped));
    }
}
