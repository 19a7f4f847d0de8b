package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.learning.CourseRun;
import dev.muster.learning.StepOutcome;
import dev.muster.library.Files;
import dev.muster.library.Step;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The course player: one step per screen, resumed where one was; a quiz's answers are kept with every choice. */
@Controller
@RequestMapping({"/training/{contentId}/steps/{stepId}", "/training/{contentId}/courses/{courseId}/steps/{stepId}"})
@Allowed(Permission.OWN)
class PlayerPage {
    private final OwnTraining own;
    private final LearnerPosition place;
    private final Files files;

    PlayerPage(OwnTraining own, LearnerPosition place, Files files) {
        this.own = own;
        this.place = place;
        this.files = files;
    }

    @GetMapping
    String show(
            Actor actor,
            @PathVariable int contentId,
            @PathVariable(required = false) @Nullable Integer courseId,
            @PathVariable int stepId,
            Model model) {
        CourseInContext spot = CourseInContext.of(contentId, courseId);
        PlaceInText where = place.in(actor, spot);
        Step step = where.text().step(stepId).orElse(null);
        if (where.run() == null || step == null) {
            return "redirect:" + spot.base();
        }
        return step(spot, where, step, Map.of(), model);
    }

    private String step(CourseInContext spot, PlaceInText where, Step step, Map<String, String> errors, Model model) {
        CourseRun run = where.run();
        Integer file = step.fileId();
        model.addAttribute("spot", spot)
                .addAttribute("place", where)
                .addAttribute("step", step)
                .addAttribute("kept", run == null ? null : run.kept(step))
                .addAttribute("file", file == null ? null : files.get(file))
                .addAttribute("errors", errors);
        return "learning/step";
    }

    /** Done with this step: on to the next; a quiz is marked, and shown again with its result. */
    @PostMapping
    String complete(
            Actor actor,
            @PathVariable int contentId,
            @PathVariable(required = false) @Nullable Integer courseId,
            @PathVariable int stepId,
            @RequestParam(defaultValue = "0") int changed,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        CourseInContext spot = CourseInContext.of(contentId, courseId);
        PlaceInText where = place.in(actor, spot);
        Step step = where.text().step(stepId).orElse(null);
        if (where.run() == null || step == null || changed != step.changedIn()) {
            Shells.say(redirect, "This course has changed meanwhile. Please look again.");
            return "redirect:" + spot.base();
        }
        if (step.kind() != Step.Kind.QUIZ) {
            own.complete(actor, contentId, spot.courseId(), stepId, null);
            return onwards(actor, spot, stepId, redirect);
        }
        List<List<Integer>> answers = answers(step, form);
        Map<String, String> missing = missing(answers);
        if (!missing.isEmpty() && where.run().open()) {
            own.keepAnswers(actor, contentId, spot.courseId(), stepId, answers);
            response.setStatus(422);
            return step(spot, place.in(actor, spot), step, missing, model);
        }
        StepOutcome outcome = own.complete(actor, contentId, spot.courseId(), stepId, answers);
        redirect.addFlashAttribute("outcome", outcome);
        return "redirect:" + spot.base() + "/steps/" + stepId;
    }

    /** To the next step; after the last to what is left; and when nothing is, to the end. */
    private String onwards(Actor actor, CourseInContext spot, int stepId, RedirectAttributes redirect) {
        PlaceInText now = place.in(actor, spot);
        if (now.run() == null || !now.run().open()) {
            return PartPage.done(own, actor, spot, redirect);
        }
        Step step = now.text().step(stepId).orElse(null);
        Step after = step == null ? null : now.after(step);
        Step next = after == null ? now.resume() : after;
        return "redirect:" + spot.base() + (next == null ? "" : "/steps/" + next.id());
    }

    /** Keeps the answers as they are chosen. */
    @PostMapping("/answers")
    String keep(
            Actor actor,
            @PathVariable int contentId,
            @PathVariable(required = false) @Nullable Integer courseId,
            @PathVariable int stepId,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        CourseInContext spot = CourseInContext.of(contentId, courseId);
        PlaceInText where = place.in(actor, spot);
        Step step = where.text().step(stepId).orElseThrow(() -> new NotThere("step"));
        own.keepAnswers(actor, contentId, spot.courseId(), stepId, answers(step, form));
        model.addAttribute("time", place.time(actor).withNano(0).toString());
        return "learning/kept";
    }

    private static List<List<Integer>> answers(Step step, MultiValueMap<String, String> form) {
        List<List<Integer>> answers = new ArrayList<>();
        for (int q = 0; q < step.questions().size(); q++) {
            int options = step.questions().get(q).options().size();
            answers.add(form.getOrDefault("q" + q, List.of()).stream()
                    .map(PlayerPage::number)
                    .filter(n -> n >= 0 && n < options)
                    .sorted()
                    .distinct()
                    .toList());
        }
        return answers;
    }

    private static int number(@Nullable String s) {
        try {
            return s == null ? -1 : Integer.parseInt(s);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Map<String, String> missing(List<List<Integer>> answers) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (int q = 0; q < answers.size(); q++) {
            if (answers.get(q).isEmpty()) {
                missing.put("q" + q + "-0", "Answer question " + (q + 1) + ".");
            }
        }
        return missing;
    }
}
