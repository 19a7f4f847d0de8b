package dev.muster.assignment.own;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.lists.ModuleTrainings;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.rules.Status;
import dev.muster.learning.Attempts;
import dev.muster.learning.CourseRun;
import dev.muster.learning.ModuleRuns;
import dev.muster.learning.StepOutcome;
import dev.muster.library.ContentRef;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A learner's own training: what is assigned to them, and what they begin from the catalog. A course is gone through by
 * itself (both ids the same) or as a part of a module ({@code contentId}).
 */
@Component
public class OwnTraining {
    private final TrainingGrid grid;
    private final ModuleTrainings modules;
    private final Enrolments enrolments;
    private final OwnTurn turn;
    private final Renewals renewals;
    private final Attempts attempts;
    private final ModuleRuns runs;

    OwnTraining(
            TrainingGrid grid,
            ModuleTrainings modules,
            Enrolments enrolments,
            OwnTurn turn,
            Renewals renewals,
            Attempts attempts,
            ModuleRuns runs) {
        this.grid = grid;
        this.modules = modules;
        this.enrolments = enrolments;
        this.turn = turn;
        this.renewals = renewals;
        this.attempts = attempts;
        this.runs = runs;
    }

    public List<Training> all(Actor actor) {
        return grid.ofLearner(actor.personId());
    }

    /** By content, of what is to be renewed: the course that is begun in its place. */
    public Map<Integer, ContentRef> renewals(Collection<Training> all) {
        return renewals.inPlaceOf(all);
    }

    /** Empty: they don't have it. */
    public Optional<Training> find(Actor actor, int contentId) {
        return grid.ofLearner(actor.personId(), contentId);
    }

    /** @throws NotThere when this person does not have it */
    public Training open(Actor actor, int contentId) {
        return find(actor, contentId).orElseThrow(() -> new NotThere("training"));
    }

    /** The courses of a module, in order. */
    public List<TrainingPart> parts(Training module) {
        return modules.of(module);
    }

    /** @throws NotThere when the course is no part of what they have */
    public TrainingPart part(Actor actor, CourseInContext course) {
        return modules.of(open(actor, course.contentId())).stream()
                .filter(p -> p.course().id() == course.courseId())
                .findFirst()
                .orElseThrow(() -> new NotThere("course in this training"));
    }

    /**
     * The run under way, else the last one, completed; empty: none was begun, or it was taken back.
     *
     * @throws NotThere when the course is no part of what they have
     */
    public Optional<CourseRun> lastRun(Actor actor, CourseInContext course) {
        has(actor, course);
        return attempts.run(actor.personId(), course.courseId(), course.context());
    }

    /** Of a module under way: whether all that is left is to finish it. */
    public boolean isNothingLeft(Training module) {
        return module.isToDo() && modules.of(module).stream().allMatch(p -> p.isDone() || !p.needed());
    }

    /** The run to go on with or to look back at; empty: not begun, or to be taken again. */
    public Optional<CourseRun> run(Actor actor, CourseInContext course) {
        boolean again = course.inModule()
                ? !part(actor, course).isDone()
                : open(actor, course.contentId()).isOpen();
        return attempts.run(actor.personId(), course.courseId(), course.context())
                .filter(r -> r.open() || !again);
    }

    /**
     * Begin; begun before, or completed and not up for renewal yet: no change. What is not assigned but
     * visible becomes Self-enrolled. What another training is renewed with is begun for that, seen or not, again or not.
     *
     * @throws NotThere where it is neither
     */
    @Transactional
    public Training begin(Actor actor, int contentId) {
        turn.take(actor, CourseInContext.of(contentId, null));
        return begun(actor, contentId);
    }

    /** Begins a course; in a module that is not under way, the module with it. */
    @Transactional
    public Training begin(Actor actor, CourseInContext course) {
        turn.take(actor, course);
        return begun(actor, course);
    }

    private Training begun(Actor actor, int contentId) {
        if (find(actor, contentId).isEmpty()) {
            enrolments.enrol(actor, contentId);
        }
        Training t = open(actor, contentId);
        if (t.mayBegin() && t.content().kind() == ContentRef.Kind.MODULE) {
            int days = t.status() == Status.EXPIRED ? -1 : t.renewalWindowDays();
            runs.begin(actor, actor.personId(), contentId, t.completedAt(), days);
        } else if (t.mayBegin() || renewals.asksFor(actor.personId(), contentId)) {
            attempts.begin(actor, actor.personId(), contentId, 0);
        }
        return open(actor, contentId);
    }

    private Training begun(Actor actor, CourseInContext course) {
        Training training = begun(actor, course.contentId());
        if (!course.inModule()) {
            return course(training);
        }
        if (goesOn(training) && !part(actor, course).isDone()) {
            attempts.begin(actor, actor.personId(), course.courseId(), course.context());
        }
        return open(actor, course.contentId());
    }

    /**
     * A module that is completed and not up for renewal stays as it is, whatever a publish has added to it; unless it is
     * under way beside the completion.
     */
    private boolean goesOn(Training module) {
        return module.isToDo() || module.mayBegin();
    }

    private static Training course(Training t) {
        if (t.content().kind() == ContentRef.Kind.MODULE) {
            throw new NotThere("course in this training");
        }
        return t;
    }

    /**
     * Does a step; begins what was not begun. Repeating a done one changes nothing.
     *
     * @throws Conflict where a course can't be begun: it is credited, or its module is completed
     */
    @Transactional
    public StepOutcome complete(
            Actor actor, CourseInContext course, int stepId, @Nullable List<List<Integer>> answers) {
        turn.take(actor, course);
        if (isToBegin(actor, course)) {
            begun(actor, course);
        }
        return attempts.complete(actor, actor.personId(), course.courseId(), course.context(), stepId, answers);
    }

    private boolean isToBegin(Actor actor, CourseInContext course) {
        boolean never = attempts.run(actor.personId(), course.courseId(), course.context())
                .isEmpty();
        if (!course.inModule()) {
            Status status = find(actor, course.contentId())
                    .map(OwnTraining::course)
                    .map(Training::status)
                    .orElse(Status.NOT_STARTED);
            return never || status == Status.NOT_STARTED;
        }
        Training module = find(actor, course.contentId()).orElse(null);
        if (module == null) {
            return true;
        }
        TrainingPart part = part(actor, course);
        if (never && part.isDone()) {
            throw new Conflict("You have this course already: it is credited from "
                    + (part.credit() == null ? "before" : part.credit().from()) + ".");
        }
        boolean toBegin = part.status() == Status.NOT_STARTED || part.status() == Status.EXPIRED;
        if (toBegin && !goesOn(module)) {
            throw new Conflict("You have completed “" + module.content().title()
                    + "”. This course can be begun in it when the module is to be taken again.");
        }
        return toBegin;
    }

    /** Keeps answers that are not handed in yet, and where the person is. */
    @Transactional
    public void keepAnswers(Actor actor, CourseInContext course, int stepId, List<List<Integer>> answers) {
        turn.take(actor);
        has(actor, course);
        attempts.keepAnswers(actor, actor.personId(), course.courseId(), course.context(), stepId, answers);
    }

    /**
     * Ends what a publish has left nothing to do in. Of what is completed, nothing changes.
     *
     * @throws Conflict where something is left, or what was completed ran out and was not begun again
     */
    @Transactional
    public Training finish(Actor actor, CourseInContext course) {
        turn.take(actor, course);
        int contentId = course.contentId();
        Training training = open(actor, contentId);
        if (status(actor, training, course) == Status.EXPIRED) {
            throw new Conflict("Your completion has run out. Take it again first.");
        }
        if (!course.inModule() && training.content().kind() == ContentRef.Kind.MODULE) {
            if (training.isToDo()) {
                runs.finish(actor, actor.personId(), contentId, training.version());
            }
        } else {
            attempts.finish(actor, actor.personId(), course.courseId(), course.context());
        }
        return open(actor, contentId);
    }

    private Status status(Actor actor, Training training, CourseInContext course) {
        return course.inModule() ? part(actor, course).status() : training.status();
    }

    private void has(Actor actor, CourseInContext course) {
        if (course.inModule()) {
            part(actor, course);
        } else {
            open(actor, course.contentId());
        }
    }

    /**
     * Gives up what they began by themselves: it leaves the dashboard, the progress stays in the history.
     *
     * @throws Conflict where it is required of them, or completed
     */
    @Transactional
    public void stop(Actor actor, int contentId) {
        turn.take(actor, CourseInContext.of(contentId, null));
        enrolments.stop(actor, open(actor, contentId));
    }
}
