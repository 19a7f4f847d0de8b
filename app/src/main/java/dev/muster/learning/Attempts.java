package dev.muster.learning;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.generated.db.tables.records.AttemptRecord;
import dev.muster.learning.rules.CourseProgress;
import dev.muster.learning.rules.Marking;
import dev.muster.learning.rules.Scoring;
import dev.muster.library.Step;
import dev.muster.library.versions.CourseText;
import dev.muster.library.versions.CourseVersion;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Going through a course. Whether the person may is decided before, by the
 * module that knows why they have it. {@code context}: 0 standalone, else the module it is taken in.
 */
@Component
@Transactional
public class Attempts {
    private final LearnerLock lock;
    private final AttemptStore store;
    private final CompletionStore completions;
    private final CourseText texts;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Attempts(
            LearnerLock lock,
            AttemptStore store,
            CompletionStore completions,
            CourseText texts,
            AuditLog audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.lock = lock;
        this.store = store;
        this.completions = completions;
        this.texts = texts;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** A new attempt if none is open; else nothing. @return whether one was made */
    public boolean begin(Actor actor, int personId, int contentId, int context) {
        lock.take(personId);
        texts.newest(contentId);
        if (!store.begin(personId, contentId, context, clock.instant())) {
            return false;
        }
        var entry =
                audit.write(Act.of(actor, AuditAction.LEARNING_BEGIN).people(1).content(contentId));
        audit.line(entry, contentId, personId, null, null);
        news.publishEvent(new AttemptChanged(actor, personId, contentId, context));
        return true;
    }

    /** The open attempt, else the last one if it was completed; empty: not begun, or taken back by a reassignment. */
    @Transactional(readOnly = true)
    public Optional<CourseRun> run(int personId, int contentId, int context) {
        Optional<AttemptRecord> open = store.open(personId, contentId, context);
        if (open.isPresent()) {
            return open.map(a -> run(a, texts.newest(contentId)));
        }
        return store.completed(personId, contentId, context)
                .map(a -> run(a, texts.version(contentId, completions.version(a.getId()))));
    }

    private CourseRun run(AttemptRecord a, CourseVersion text) {
        Map<Integer, StepDone> done = store.progress(a.getId());
        var progress = CourseProgress.of(text.steps(), done, a.getStartedAt(), a.getCurrentStep());
        return new CourseRun(a.getId(), a.getEndedAt() == null, a.getStartedAt(), text, done, progress);
    }

    /**
     * Keeps answers that are not handed in yet, and where the person is. Of a step that is done, nothing changes.
     *
     * @param answers per question the chosen options; an empty list: not answered yet
     */
    public void keepAnswers(
            Actor actor, int personId, int contentId, int context, int stepId, List<List<Integer>> answers) {
        lock.take(personId);
        AttemptRecord attempt = store.held(personId, contentId, context)
                .orElseThrow(() -> new Conflict("This course is not under way. Begin it first."));
        CourseRun run = run(attempt, texts.newest(contentId));
        Step step = run.text().step(stepId).orElseThrow(() -> new NotThere("step"));
        Marking.check(step.questions(), answers);
        if (!run.isDone(step)) {
            store.keep(run.attemptId(), step, answers);
            store.at(run.attemptId(), stepId);
        }
    }

    /**
     * Does a step: begins what was not begun; a quiz is marked and done when passed; with the last needed step the
     * course is completed. Repeating a done step changes nothing.
     *
     * @param answers quizzes only: per question the chosen options
     */
    public StepOutcome complete(
            Actor actor, int personId, int contentId, int context, int stepId, @Nullable List<List<Integer>> answers) {
        lock.take(personId);
        CourseVersion text = texts.newest(contentId);
        Optional<AttemptRecord> held = store.held(personId, contentId, context);
        if (held.isEmpty()) {
            Optional<AttemptRecord> completed = store.completed(personId, contentId, context);
            if (completed.isPresent()) {
                return repeated(completed.get(), stepId);
            }
            if (text.step(stepId).isEmpty()) {
                throw new NotThere("step");
            }
            begin(actor, personId, contentId, context);
            held = store.held(personId, contentId, context);
        }
        AttemptRecord attempt = held.orElseThrow(() -> new Conflict("This course has just been finished elsewhere."));
        return complete(actor, attempt, run(attempt, text), stepId, answers);
    }

    /** A step of a course that is completed: what it came to then. */
    private StepOutcome repeated(AttemptRecord attempt, int stepId) {
        CourseRun run = run(attempt, texts.version(attempt.getContentId(), completions.version(attempt.getId())));
        return repeated(run, run.text().step(stepId).orElseThrow(() -> new NotThere("step")));
    }

    private static StepOutcome repeated(CourseRun run, Step step) {
        StepDone done = run.done().get(step.id());
        if (done == null || done.answers().isEmpty() || step.questions().isEmpty()) {
            return new StepOutcome(0, 0, List.of(), run.isDone(step), !run.open());
        }
        Marking m = Marking.mark(step.questions(), passMark(step), done.answers());
        return new StepOutcome(m.correct(), m.of(), m.right(), run.isDone(step), !run.open());
    }

    private StepOutcome complete(
            Actor actor, AttemptRecord attempt, CourseRun run, int stepId, @Nullable List<List<Integer>> answers) {
        Step step = run.text().step(stepId).orElseThrow(() -> new NotThere("step"));
        if (run.isDone(step)) {
            return repeated(run, step);
        }
        Instant at = clock.instant();
        if (step.kind() != Step.Kind.QUIZ) {
            store.record(run.attemptId(), new StepDone(stepId, step.changedIn(), at, List.of(), null, null, 0));
            return new StepOutcome(0, 0, List.of(), true, moved(actor, attempt, run.text(), stepId, true));
        }
        if (answers == null) {
            throw new BadInput("answers", "Give the chosen options for each question.");
        }
        Marking m = Marking.mark(step.questions(), passMark(step), answers);
        StepDone before = run.done().get(stepId);
        int tries = before == null ? 1 : before.tries() + 1;
        store.record(
                run.attemptId(),
                new StepDone(stepId, step.changedIn(), m.passed() ? at : null, answers, m.correct(), m.of(), tries));
        return new StepOutcome(
                m.correct(), m.of(), m.right(), m.passed(), moved(actor, attempt, run.text(), stepId, m.passed()));
    }

    private static int passMark(Step step) {
        return step.passMark() == null ? 100 : step.passMark();
    }

    /** Where the attempt stands after a step; ends it when that was the last one needed. @return whether it ended */
    private boolean moved(Actor actor, AttemptRecord attempt, CourseVersion text, int stepId, boolean done) {
        store.at(attempt.getId(), stepId);
        attempt.setCurrentStep(stepId);
        CourseRun now = run(attempt, text);
        if (done && now.progress().nothingLeft()) {
            end(actor, attempt, now);
            return true;
        }
        changed(actor, attempt);
        return false;
    }

    /** Ends an attempt that a publish has left nothing to do in. Of a completed one, nothing changes. */
    public void finish(Actor actor, int personId, int contentId, int context) {
        lock.take(personId);
        CourseVersion text = texts.newest(contentId);
        Optional<AttemptRecord> held = store.held(personId, contentId, context);
        if (held.isEmpty()) {
            if (store.completed(personId, contentId, context).isEmpty()) {
                throw new Conflict("This course was not begun yet.");
            }
            return;
        }
        CourseRun run = run(held.get(), text);
        int left = run.progress().toDo().size();
        if (left > 0) {
            throw new Conflict("There " + (left == 1 ? "is still 1 step" : "are still " + left + " steps") + " to do.");
        }
        end(actor, held.get(), run);
    }

    private void end(Actor actor, AttemptRecord attempt, CourseRun run) {
        Instant at = clock.instant();
        OptionalInt score = Scoring.score(run.text().steps(), run.done());
        String evidence = Scoring.evidence(run.text().steps(), run.done());
        long id = completions.ofCourse(attempt, Proof.of(run.text().version(), score, evidence), at);
        store.end(attempt.getId(), at);
        var entry = audit.write(
                Act.of(actor, AuditAction.LEARNING_COMPLETE).people(1).content(attempt.getContentId()));
        audit.line(
                entry,
                attempt.getContentId(),
                attempt.getPersonId(),
                null,
                outcome(run, score).setAll(completions.seal(id)));
        changed(actor, attempt);
        news.publishEvent(new ContentCompleted(actor, entry, attempt.getPersonId(), attempt.getContentId(), id));
    }

    private static ObjectNode outcome(CourseRun run, OptionalInt score) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("version", run.text().version());
        return score.isPresent() ? node.put("score", score.getAsInt()) : node;
    }

    private void changed(Actor actor, AttemptRecord attempt) {
        news.publishEvent(
                new AttemptChanged(actor, attempt.getPersonId(), attempt.getContentId(), attempt.getContext()));
    }
}
