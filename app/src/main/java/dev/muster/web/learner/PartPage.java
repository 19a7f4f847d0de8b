package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.library.Step;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One course of a module of one's own: what it is, how it stands; begin it, finish it. */
@Controller
@RequestMapping("/training/{contentId}/courses/{courseId}")
@Allowed(Permission.OWN)
class PartPage {
    private final OwnTraining own;
    private final LearnerPosition place;

    PartPage(OwnTraining own, LearnerPosition place) {
        this.own = own;
        this.place = place;
    }

    @GetMapping
    String about(Actor actor, @PathVariable int contentId, @PathVariable int courseId, Reply reply) {
        Training module = own.open(actor, contentId);
        TrainingPart part = own.part(actor, new CourseInContext(contentId, courseId));
        reply.with("module", module)
                .with("part", part)
                .with("here", new CourseInContext(contentId, courseId))
                .with("place", place.in(actor, new CourseInContext(contentId, courseId)))
                .with("today", place.today(actor))
                .with("zone", place.zone(actor));
        return reply.show("learning/part");
    }

    @PostMapping("/begin")
    String begin(Actor actor, @PathVariable int contentId, @PathVariable int courseId) {
        own.begin(actor, new CourseInContext(contentId, courseId));
        CourseInContext course = new CourseInContext(contentId, courseId);
        Step step = place.in(actor, course).resume();
        return "redirect:" + LearnerPaths.of(course) + (step == null ? "" : "/steps/" + step.id());
    }

    @PostMapping("/finish")
    String finish(Actor actor, @PathVariable int contentId, @PathVariable int courseId, Reply reply) {
        own.finish(actor, new CourseInContext(contentId, courseId));
        return done(own, actor, new CourseInContext(contentId, courseId), reply);
    }

    /** After a course: on with the module, or to its end. */
    static String done(OwnTraining own, Actor actor, CourseInContext course, Reply reply) {
        if (!course.inModule() || own.open(actor, course.contentId()).isDone()) {
            return "redirect:" + LearnerPaths.training(course) + "/done";
        }
        TrainingPart part = own.part(actor, course);
        reply.say("“" + part.course().title() + "” is completed.");
        return "redirect:" + LearnerPaths.training(course);
    }
}
