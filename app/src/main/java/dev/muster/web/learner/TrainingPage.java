package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Training;
import dev.muster.assignment.own.CatalogGrid;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.assignment.why.OwnWhys;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import dev.muster.library.ContentRef;
import dev.muster.library.Step;
import dev.muster.library.versions.ModuleText;
import dev.muster.notification.OutboxGrid;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Shells;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One course or module of one's own: what it is, why, by when; begin it, finish it, and what it came to. */
@Controller
@RequestMapping("/training/{contentId}")
@Allowed(Permission.OWN)
class TrainingPage {
    private final OwnTraining own;
    private final LearnerPosition place;
    private final ModuleText modules;
    private final LearningGrid history;
    private final CatalogGrid catalog;
    private final OwnWhys whys;
    private final OutboxGrid messages;
    private final OwnEvidence evidence;

    TrainingPage(
            OwnTraining own,
            LearnerPosition place,
            ModuleText modules,
            LearningGrid history,
            CatalogGrid catalog,
            OwnWhys whys,
            OutboxGrid messages,
            OwnEvidence evidence) {
        this.own = own;
        this.catalog = catalog;
        this.whys = whys;
        this.place = place;
        this.modules = modules;
        this.history = history;
        this.messages = messages;
        this.evidence = evidence;
    }

    /** What is assigned, or what is found in the catalog and can be begun. */
    @GetMapping
    String about(Actor actor, @PathVariable int contentId, Model model) {
        if (own.find(actor, contentId).isEmpty()) {
            return found(actor, contentId, model);
        }
        Training t = own.open(actor, contentId);
        boolean module = t.content().kind() == ContentRef.Kind.MODULE;
        return show(actor, t, model, module ? "learning/module" : "learning/training");
    }

    private String found(Actor actor, int contentId, Model model) {
        CatalogGrid.Item item = catalog.open(actor.personId(), contentId);
        model.addAttribute("item", item)
                .addAttribute("claims", evidence.claims(actor, contentId))
                .addAttribute("zone", place.zone(actor));
        if (item.content().kind() == ContentRef.Kind.MODULE) {
            model.addAttribute("courses", modules.newest(contentId).courses());
            return "learning/found-module";
        }
        model.addAttribute("place", place.before(contentId));
        return "learning/found";
    }

    @GetMapping("/done")
    String done(Actor actor, @PathVariable int contentId, Model model) {
        Training t = own.open(actor, contentId);
        if (!t.isDone()) {
            return "redirect:/training/" + contentId;
        }
        model.addAttribute(
                "next",
                own.all(actor).stream().filter(Training::isOpen).findFirst().orElse(null));
        return show(actor, t, model, "learning/done");
    }

    private String show(Actor actor, Training t, Model model, String view) {
        int contentId = t.content().id();
        if (t.content().kind() == ContentRef.Kind.MODULE) {
            model.addAttribute("own", module(actor, t));
        } else {
            model.addAttribute("place", place.in(actor, CourseInContext.of(contentId, null)));
        }
        Completion last = history.last(actor.personId(), contentId).orElse(null);
        model.addAttribute("training", t)
                .addAttribute("certificate", evidence.certificate(actor, last))
                .addAttribute("claims", evidence.claims(actor, contentId))
                .addAttribute("why", LearnerWords.why(t, whys.because(actor, t)))
                .addAttribute("renewal", own.renewals(List.of(t)).get(contentId))
                .addAttribute("today", place.today(actor))
                .addAttribute("zone", place.zone(actor))
                .addAttribute(
                        "said", messages.lastSaid(actor.personId(), contentId).orElse(null))
                .addAttribute("last", last);
        return view;
    }

    private OwnModule module(Actor actor, Training t) {
        return new OwnModule(t, modules.newest(t.content().id()).description(), own.parts(t));
    }

    @PostMapping("/begin")
    String begin(Actor actor, @PathVariable int contentId) {
        String at = "redirect:/training/" + contentId;
        if (own.begin(actor, contentId).content().kind() == ContentRef.Kind.MODULE) {
            return at;
        }
        Step step = place.in(actor, CourseInContext.of(contentId, null)).resume();
        return step == null ? at : at + "/steps/" + step.id();
    }

    /** Gives up what was begun from the catalog. */
    @PostMapping("/stop")
    String stop(Actor actor, @PathVariable int contentId, RedirectAttributes redirect) {
        own.stop(actor, contentId);
        Shells.say(redirect, "Stopped. Your progress is kept: begin it again from the catalog.");
        return "redirect:/";
    }

    @PostMapping("/finish")
    String finish(Actor actor, @PathVariable int contentId) {
        own.finish(actor, CourseInContext.of(contentId, null));
        return "redirect:/training/" + contentId + "/done";
    }
}
