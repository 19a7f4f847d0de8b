package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.learning.CourseRun;
import dev.muster.learning.StepOutcome;
import dev.muster.library.Step;
import dev.muster.library.files.Files;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.web.frame.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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

    @ModelAttribute("here")
    CourseInContext here(@PathVariable int contentId, @PathVariable(required = false) @Nullable Integer courseId) {
        return CourseInContext.of(contentId, courseId);
    }

    @GetMapping
    String show(
            Actor actor,
            @ModelAttribute(name = "here", binding = false) CourseInContext course,
            @PathVariable int stepId,
            Reply reply) {
        PlaceInText where = place.in(actor, course);
        Step step = where.text().step(stepId).orElse(null);
        if (where.run() == null || step == null) {
            return "redirect:" + LearnerPaths.of(course);
        }
        return step(where, step, reply);
    }

    private String step(PlaceInText where, Step step, Reply reply) {
        CourseRun run = where.run();
        Integer file = step.fileId();
        reply.with("place", where)
                .with("step", step)
                .with("kept", run == null ? null : run.kept(step))
                .with("file", file == null ? null : files.get(file));
        return reply.show("learning/step");
    }

    /** Done with this step: on to the next; a quiz is marked, and shown again with its result. */
    @PostMapping
    String complete(
            Actor actor,
            @ModelAttribute(name = "here", binding = false) CourseInContext course,
            @PathVariable int stepId,
            @RequestParam(defaultValue = "0") int changed,
            @RequestParam MultiValueMap<String, String> form,
            Reply reply) {
        PlaceInText where = place.in(actor, course);
        Step step = where.text().step(stepId).orElse(null);
        if (where.run() == null || step == null || changed != step.changedIn()) {
            reply.say("This course has changed meanwhile. Please look again.");
            return "redirect:" + LearnerPaths.of(course);
        }
        if (step.kind() != Step.Kind.QUIZ) {
            own.complete(actor, course, stepId, null);
            return onwards(actor, course, stepId, reply);
        }
        List<List<Integer>> answers = answers(step, form);
        Map<String, String> missing = missing(answers);
        if (!missing.isEmpty() && where.run().open()) {
            own.keepAnswers(actor, course, stepId, answers);
            return step(place.in(actor, course), step, reply.refused(missing));
        }
        StepOutcome outcome = own.complete(actor, course, stepId, answers);
        reply.handOn("outcome", outcome);
        return "redirect:" + LearnerPaths.of(course) + "/steps/" + stepId;
    }

    /** To the next step; after the last to what is left; and when nothing is, to the end. */
    private String onwards(Actor actor, CourseInContext course, int stepId, Reply reply) {
        PlaceInText now = place.in(actor, course);
        if (now.run() == null || !now.run().open()) {
            return PartPage.done(own, actor, course, reply);
        }
        Step step = now.text().step(stepId).orElse(null);
        Step after = step == null ? null : now.after(step);
        Step next = after == null ? now.resume() : after;
        return "redirect:" + LearnerPaths.of(course) + (next == null ? "" : "/steps/" + next.id());
    }

    /** Keeps the answers as they are chosen. */
    @PostMapping("/answers")
    String keep(
            Actor actor,
            @ModelAttribute(name = "here", binding = false) CourseInContext course,
            @PathVariable int stepId,
            @RequestParam MultiValueMap<String, String> form,
            Reply reply) {
        PlaceInText where = place.in(actor, course);
        Step step = where.text().step(stepId).orElseThrow(() -> new NotThere("step"));
        own.keepAnswers(actor, course, stepId, answers(step, form));
        reply.with("time", place.time(actor).withNano(0).toString());
        return reply.show("learning/kept");
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
