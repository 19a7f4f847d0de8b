package dev.muster.web.automations;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.standing.AutomationGrid;
import dev.muster.assignment.standing.Automations;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.assignment.standing.Automations.Saved;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.edge.Lists;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import dev.muster.web.PeopleCount;
import dev.muster.web.RemarksForm;
import dev.muster.web.assigning.OwnDates;
import dev.muster.web.audience.AudienceChoices;
import dev.muster.web.frame.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of automations, and the page of one: what it does, whom it leaves out, its history, and its end. */
@Controller
@RequestMapping("/admin/automations")
public class AutomationsPage {
    private final Automations automations;
    private final AutomationGrid grid;
    private final AutomationViews views;
    private final Audiences audiences;
    private final AudienceWords words;
    private final AudienceChoices choices;
    private final OwnDates dates;
    private final Settings settings;

    AutomationsPage(
            Automations automations,
            AutomationGrid grid,
            AutomationViews views,
            Audiences audiences,
            AudienceWords words,
            AudienceChoices choices,
            OwnDates dates,
            Settings settings) {
        this.automations = automations;
        this.grid = grid;
        this.views = views;
        this.audiences = audiences;
        this.words = words;
        this.choices = choices;
        this.dates = dates;
        this.settings = settings;
    }

    @GetMapping
    @Allowed(Permission.SEE_RULES)
    String list(Actor actor, Lists.Ask ask, @RequestParam(defaultValue = "") String search, Reply reply) {
        reply.with("page", views.page(actor, search, ask.cursor(), ask.limit()))
                .with("search", search)
                .with("cursor", ask.cursor())
                .with("mayChange", Permission.CHANGE_RULES.isOf(actor.level()));
        return reply.show("automations/list");
    }

    /** One person tried on it. @param explained null: nobody, or several, were found */
    public record Tried(String search, int personId, String name, AudienceWords.@Nullable Explained explained) {}

    /** @param typed whoever it is tried on: a username, or what finds one person */
    @GetMapping("/{id}")
    @Allowed(Permission.SEE_RULES)
    String show(
            Actor actor,
            Lists.Ask ask,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String typed,
            Reply reply) {
        return page(actor, id, ask, typed, RemarksForm.NOTHING, reply);
    }

    private String page(Actor actor, int id, Lists.Ask ask, String who, RemarksForm said, Reply reply) {
        Automation a = automations.get(id);
        reply.with("view", views.view(actor, a))
                .with("ownDate", dates.ofRule(a.content().id()))
                .with("leftOut", grid.leftOut(actor, id, ask.cursor(), ask.limit()))
                .with("cursor", ask.cursor())
                .with("versions", grid.versions(id))
                .with("tried", who.isBlank() ? null : tried(actor, a, who.strip()))
                .with("mayChange", Permission.CHANGE_RULES.isOf(actor.level()))
                .with("said", said)
                .with("zone", settings.current().defaultTimeZone());
        return reply.show("automations/page");
    }

    private Tried tried(Actor actor, Automation a, String who) {
        Optional<Integer> person = choices.person(actor, who);
        return person.isPresent() && audiences.compile(a.terms().audience()) instanceof Compilation.Ready ready
                ? new Tried(
                        who,
                        person.get(),
                        words.name(actor, person.get()),
                        words.explain(actor, ready.audience(), List.of(person.get()))
                                .get(person.get()))
                : new Tried(who, 0, "", null);
    }

    /** People left out as existing get it from now on. */
    @PostMapping("/{id}/include")
    @Allowed(Permission.CHANGE_RULES)
    String include(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") List<Integer> person,
            @ModelAttribute RemarksForm said,
            Reply reply) {
        try {
            Saved saved = automations.include(actor, id, person, how(null, 0, said));
            said(reply, "Included: " + PeopleCount.count(saved.effect().change().people()), saved);
            return "redirect:/admin/automations/" + id;
        } catch (BadInput e) {
            Map<String, String> errors = new LinkedHashMap<>(Errors.byField(e));
            if (errors.remove("personIds") != null) {
                errors.put("", "Choose whom to include.");
            }
            reply.with("chosen", List.copyOf(person));
            return page(actor, id, Lists.ask(null, null), "", said, reply.refused(errors));
        }
    }

    /** What switching it on or off, or deleting it, does; before it is done. */
    @GetMapping({"/{id}/switch", "/{id}/delete"})
    @Allowed(Permission.CHANGE_RULES)
    String ask(Actor actor, @PathVariable int id, jakarta.servlet.http.HttpServletRequest request, Reply reply) {
        boolean delete = request.getRequestURI().endsWith("/delete");
        return asked(actor, id, delete, RemarksForm.NOTHING, reply);
    }

    private String asked(Actor actor, int id, boolean delete, RemarksForm said, Reply reply) {
        Automation a = automations.get(id);
        AutomationEffect effect = delete
                ? automations.previewDelete(actor, id, Afterwards.REMOVE)
                : automations.previewChange(
                        actor, id, a.terms().switched(!a.terms().enabled()), How.PLAIN);
        reply.with("view", views.view(actor, a))
                .with("delete", delete)
                .with("effect", effect)
                .with("said", said);
        return reply.show("automations/act");
    }

    @PostMapping("/{id}/switch")
    @Allowed(Permission.CHANGE_RULES)
    String turn(
            Actor actor,
            @PathVariable int id,
            @RequestParam boolean on,
            @RequestParam(required = false) @Nullable Integer version,
            @ModelAttribute RemarksForm said,
            Reply reply) {
        try {
            Saved saved = automations.enable(actor, id, on, how(version, 0, said));
            said(reply, on ? "Switched on" : "Switched off", saved);
            return "redirect:/admin/automations/" + id;
        } catch (BadInput e) {
            return asked(actor, id, false, said, reply.refused(e));
        } catch (Conflict e) {
            return asked(actor, id, false, said, reply.toConfirm(e));
        }
    }

    @PostMapping("/{id}/delete")
    @Allowed(Permission.CHANGE_RULES)
    String delete(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "KEEP") Afterwards assignments,
            @RequestParam(defaultValue = "0") int confirm,
            @ModelAttribute RemarksForm said,
            Reply reply) {
        try {
            Saved saved = automations.delete(actor, id, assignments, how(null, confirm, said));
            said(reply, saved.automation().terms().name() + " deleted", saved);
            return "redirect:/admin/automations";
        } catch (BadInput e) {
            return asked(actor, id, true, said, reply.refused(e));
        } catch (Conflict e) {
            return asked(actor, id, true, said, reply.toConfirm(e));
        }
    }

    private static How how(@Nullable Integer version, int confirm, RemarksForm said) {
        return new How(version, DueFor.NEW, said.note(), said.approvedBy(), confirm, null, false);
    }

    private static void said(Reply reply, String what, Saved saved) {
        reply.say(what, saved.entry() == null ? null : saved.entry().id());
    }
}
