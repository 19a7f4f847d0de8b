package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.CatalogGrid;
import dev.muster.assignment.OwnTraining;
import dev.muster.assignment.OwnWhys;
import dev.muster.assignment.Training;
import dev.muster.learning.Attempts;
import dev.muster.learning.LearningGrid;
import dev.muster.library.Step;
import dev.muster.notification.OutboxGrid;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One course of one's own: what it is, why, by when; begin it, finish it, and what it came to. */
@Controller
@RequestMapping("/training/{contentId}")
@Allowed(Permission.OWN)
class TrainingPage {
    private final OwnTraining own;
    private final OwnPlace place;
    private final Attempts attempts;
    private final LearningGrid history;
    private final CatalogGrid catalog;
    private final OwnWhys whys;
    private final OutboxGrid messages;

    TrainingPage(
            OwnTraining own,
            OwnPlace place,
            Attempts attempts,
            LearningGrid history,
            CatalogGrid catalog,
            OwnWhys whys,
            OutboxGrid messages) {
        this.own = own;
        this.catalog = catalog;
        this.whys = whys;
        this.place = place;
        this.attempts = attempts;
        this.history = history;
        this.messages = messages;
    }

    /** What is assigned, or what is found in the catalog and can be begun. */
    @GetMapping
    String about(Actor actor, @PathVariable int contentId, Model model) {
        if (own.find(actor, contentId).isEmpty()) {
            model.addAttribute("item", catalog.open(actor.personId(), contentId))
                    .addAttribute("place", place.before(contentId));
            return "learning/found";
        }
        return show(actor, contentId, model, "learning/training");
    }

    @GetMapping("/done")
    String done(Actor actor, @PathVariable int contentId, Model model) {
        Training t = own.open(actor, contentId);
        if (t.isOpen()) {
            return "redirect:/training/" + contentId;
        }
        model.addAttribute(
                "next",
                own.all(actor).stream().filter(Training::isOpen).findFirst().orElse(null));
        return show(actor, contentId, model, "learning/done");
    }

    private String show(Actor actor, int contentId, Model model, String view) {
        Training t = own.open(actor, contentId);
        model.addAttribute("training", t)
                .addAttribute("why", Learner.why(t, whys.because(actor, t)))
                .addAttribute("place", place.in(actor, t))
                .addAttribute("today", place.today(actor))
                .addAttribute("zone", place.zone(actor))
                .addAttribute(
                        "said", messages.lastSaid(actor.personId(), contentId).orElse(null))
                .addAttribute("last", history.last(actor.personId(), contentId).orElse(null));
        return view;
    }

    @PostMapping("/begin")
    String begin(Actor actor, @PathVariable int contentId) {
        Step step = place.in(actor, own.begin(actor, contentId)).resume();
        String at = "redirect:/training/" + contentId;
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
        own.open(actor, contentId);
        attempts.finish(actor, actor.personId(), contentId, 0);
        return "redirect:/training/" + contentId + "/done";
    }
}
