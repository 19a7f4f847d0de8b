package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.OwnTraining;
import dev.muster.assignment.Training;
import dev.muster.learning.Attempts;
import dev.muster.learning.LearningGrid;
import dev.muster.library.Step;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One course of one's own: what it is, why, by when; begin it, finish it, and what it came to. */
@Controller
@RequestMapping("/training/{contentId}")
@Allowed(Permission.OWN)
class TrainingPage {
    private final OwnTraining own;
    private final OwnPlace place;
    private final Attempts attempts;
    private final LearningGrid history;

    TrainingPage(OwnTraining own, OwnPlace place, Attempts attempts, LearningGrid history) {
        this.own = own;
        this.place = place;
        this.attempts = attempts;
        this.history = history;
    }

    @GetMapping
    String about(Actor actor, @PathVariable int contentId, Model model) {
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
                .addAttribute("place", place.in(actor, t))
                .addAttribute("today", place.today(actor))
                .addAttribute("zone", place.zone(actor))
                .addAttribute("last", history.last(actor.personId(), contentId).orElse(null));
        return view;
    }

    @PostMapping("/begin")
    String begin(Actor actor, @PathVariable int contentId) {
        Step step = place.in(actor, own.begin(actor, contentId)).resume();
        String at = "redirect:/training/" + contentId;
        return step == null ? at : at + "/steps/" + step.id();
    }

    @PostMapping("/finish")
    String finish(Actor actor, @PathVariable int contentId) {
        own.open(actor, contentId);
        attempts.finish(actor, actor.personId(), contentId, 0);
        return "redirect:/training/" + contentId + "/done";
    }
}
