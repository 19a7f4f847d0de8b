package dev.muster.web.automations;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.standing.Automations;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.assignment.standing.Automations.Saved;
import dev.muster.audience.AudienceWords;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.web.Errors;
import dev.muster.web.PeopleCount;
import dev.muster.web.TellWords;
import dev.muster.web.assigning.OwnDates;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.frame.Shells;
import dev.muster.web.groups.GroupPreview;
import dev.muster.web.library.ContentTabs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Builds an automation as sentences with live counts, new or changed, and shows what it will do before it is saved. */
@Controller
@RequestMapping({"/admin/automations/new", "/admin/automations/{id}/edit"})
@Allowed(Permission.CHANGE_RULES)
public class AutomationBuilderPage {
    private static final int SHOWN = 50;

    private final Automations automations;
    private final AudienceForms forms;
    private final GroupPreview preview;
    private final AudienceWords words;
    private final ContentRefs refs;
    private final LibraryGrid library;
    private final OwnDates dates;
    private final TellWords tell;
    private final Settings settings;

    AutomationBuilderPage(
            Automations automations,
            AudienceForms forms,
            GroupPreview preview,
            AudienceWords words,
            ContentRefs refs,
            LibraryGrid library,
            OwnDates dates,
            TellWords tell,
            Settings settings) {
        this.automations = automations;
        this.forms = forms;
        this.preview = preview;
        this.words = words;
        this.refs = refs;
        this.library = library;
        this.dates = dates;
        this.tell = tell;
        this.settings = settings;
    }

    /**
     * What is being built.
     *
     * @param at address of the builder
     * @param before the automation that is changed; null: a new one
     * @param ownDate when the content is due where the automation says nothing
     */
    public record Building(
            String at,
            ContentRef content,
            @Nullable Automation before,
            AutomationForm form,
            AudienceForms.Built built,
            ZoneId zone,
            String ownDate,
            Map<String, String> errors) {

        public String title() {
            return before == null ? "New automation" : before.terms().name();
        }

        /** Where to go without saving. */
        public String back() {
            return before == null ? ContentTabs.at(content) + "/manage" : "/admin/automations/" + before.id();
        }
    }

    /** @param from the automation that a new one is a copy of */
    @GetMapping
    String show(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam(required = false) @Nullable Integer content,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(defaultValue = "") String search,
            Model model) {
        Integer like = id == null ? from : id;
        if (like != null) {
            Automation a = automations.get(like);
            AutomationForm form = AutomationForm.of(a.terms(), zone());
            int gives = content == null ? a.content().id() : content;
            return page(
                    actor,
                    building(
                            actor,
                            id,
                            gives,
                            id == null ? form.named(a.terms().name() + " (copy)") : form,
                            forms.of(actor, a.terms().audience()),
                            Map.of()),
                    "",
                    model,
                    "automations/builder");
        }
        if (content == null) {
            var query =
                    new LibraryGrid.Query(search, java.util.List.of(ContentStatus.ACTIVE, ContentStatus.DRAFT), false);
            model.addAttribute("page", library.page(query, SHOWN, null)).addAttribute("search", search);
            return "automations/content";
        }
        return page(
                actor,
                building(
                        actor,
                        null,
                        content,
                        AutomationForm.blank(settings.current().minimumDays()),
                        forms.blank(actor),
                        Map.of()),
                "",
                model,
                "automations/builder");
    }

    /** Counts anew while it is built; nothing is written. */
    @PostMapping("/count")
    String count(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam int content,
            @ModelAttribute AutomationForm form,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(defaultValue = "") String tryTyped,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Building b = building(actor, id, content, form, forms.read(actor, params), Map.of());
        return page(actor, b, tryTyped, model, htmx == null ? "automations/builder" : "automations/builder-form");
    }

    /** What it will do, by name, before it is saved. */
    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam int content,
            @ModelAttribute AutomationForm form,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response,
            Model model) {
        Building b = building(actor, id, content, form, forms.readToSave(actor, params), Map.of());
        if (!b.built().savable()) {
            return wrong(actor, b, b.built().errors(), 422, response, model);
        }
        try {
            return reviewed(actor, b, terms(b), null, "", Map.of(), model);
        } catch (BadInput e) {
            return wrong(actor, b, errors(e), 422, response, model);
        }
    }

    @PostMapping
    String save(
            Actor actor,
            @PathVariable(required = false) @Nullable Integer id,
            @RequestParam int content,
            @ModelAttribute AutomationForm form,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(defaultValue = "0") int confirm,
            @RequestParam(defaultValue = "false") boolean silent,
            @RequestParam(defaultValue = "") String approvedBy,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        Building b = building(actor, id, content, form, forms.readToSave(actor, params), Map.of());
        if (!b.built().savable()) {
            return wrong(actor, b, b.built().errors(), 422, response, model);
        }
        try {
            Terms terms = terms(b);
            try {
                How how = new How(version, form.whom(), null, approvedBy, confirm, null, silent);
                Saved saved = id == null
                        ? automations.create(actor, content, terms, how)
                        : automations.change(actor, id, terms, how);
                Long entry = saved.entry() == null ? null : saved.entry().id();
                Shells.say(redirect, said(saved.effect()) + tell.after(entry), entry);
                return "redirect:/admin/automations/" + saved.automation().id();
            } catch (Conflict e) {
                response.setStatus(409);
                return e.confirm().isPresent()
                        ? reviewed(actor, b, terms, e, approvedBy, Map.of(), model)
                        : wrong(actor, b, Map.of("", String.valueOf(e.getMessage())), 409, response, model);
            } catch (BadInput e) {
                Map<String, String> errors = errors(e);
                if (!errors.keySet().equals(Set.of("approvedBy"))) {
                    throw e;
                }
                response.setStatus(422);
                return reviewed(actor, b, terms, null, approvedBy, errors, model);
            }
        } catch (BadInput e) {
            return wrong(actor, b, errors(e), 422, response, model);
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

    private Terms terms(Building b) {
        Terms before = b.before() == null ? null : b.before().terms();
        return b.form().terms(b.built().audience(), before == null || before.enabled(), before, zone());
    }

    private String reviewed(
            Actor actor,
            Building b,
            Terms terms,
            @Nullable Conflict refused,
            String approvedBy,
            Map<String, String> errors,
            Model model) {
        Automation before = b.before();
        AutomationEffect effect = before == null
                ? automations.previewCreate(actor, b.content().id(), terms)
                : automations.previewChange(
                        actor,
                        before.id(),
                        terms,
                        new How(null, dev.muster.assignment.DueFor.OPEN, null, null, 0, null, false));
        model.addAttribute("b", b)
                .addAttribute("terms", terms)
                .addAttribute("sentence", words.sentence(actor, terms.audience()))
                .addAttribute("ownDate", b.ownDate())
                .addAttribute("effect", effect)
                .addAttribute("refused", refused)
                .addAttribute("approvedBy", approvedBy)
                .addAttribute("errors", errors);
        return "automations/review";
    }

    private String wrong(
            Actor actor,
            Building b,
            Map<String, String> errors,
            int status,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status);
        return page(
                actor,
                new Building(b.at(), b.content(), b.before(), b.form(), b.built(), b.zone(), b.ownDate(), errors),
                "",
                model,
                "automations/builder");
    }

    /** What the form has no field for is said on top. */
    private static Map<String, String> errors(BadInput e) {
        Map<String, String> errors = new LinkedHashMap<>();
        Errors.byField(e)
                .forEach((field, message) -> errors.putIfAbsent(
                        field.startsWith("audience") || field.equals("content") ? "" : field, message));
        return errors;
    }

    private Building building(
            Actor actor,
            @Nullable Integer id,
            int content,
            AutomationForm form,
            AudienceForms.Built built,
            Map<String, String> errors) {
        Automation before = id == null ? null : automations.get(id);
        if (before != null && before.content().id() != content) {
            throw new NotThere("automation");
        }
        return new Building(
                before == null ? "/admin/automations/new" : "/admin/automations/" + before.id() + "/edit",
                refs.require(actor, content),
                before,
                form,
                built,
                zone(),
                dates.ofRule(content),
                errors);
    }

    private String page(Actor actor, Building b, String tryTyped, Model model, String view) {
        var compiled = b.built().compiled();
        model.addAttribute("b", b)
                .addAttribute("preview", compiled == null ? null : preview.of(actor, null, compiled, tryTyped));
        return view;
    }

    private ZoneId zone() {
        return settings.current().defaultTimeZone();
    }
}
