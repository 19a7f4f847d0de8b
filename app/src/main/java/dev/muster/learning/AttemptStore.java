package dev.muster.learning;

import static dev.muster.generated.db.Tables.ATTEMPT;
import static dev.muster.generated.db.Tables.RESET;
import static dev.muster.generated.db.Tables.STEP_PROGRESS;
import static org.jooq.impl.DSL.selectOne;

import dev.muster.generated.db.tables.records.AttemptRecord;
import dev.muster.generated.db.tables.records.StepProgressRecord;
import dev.muster.library.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attempts and the progress in them. The open one is held while it is changed, so that two devices take turns. */
@Component
class AttemptStore {
    private final DSLContext db;

    AttemptStore(DSLContext db) {
        this.db = db;
    }

    /** @return false if one was open already */
    boolean begin(int personId, int contentId, int context, Instant at) {
        return db.insertInto(ATTEMPT)
                        .set(ATTEMPT.PERSON_ID, personId)
                        .set(ATTEMPT.CONTENT_ID, contentId)
                        .set(ATTEMPT.CONTEXT, context)
                        .set(ATTEMPT.STARTED_AT, at)
                        .onConflict(ATTEMPT.PERSON_ID, ATTEMPT.CONTENT_ID, ATTEMPT.CONTEXT)
                        .where(ATTEMPT.ENDED_AT.isNull())
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<AttemptRecord> open(int personId, int contentId, int context) {
        return db.selectFrom(ATTEMPT)
                .where(of(personId, contentId, context).and(ATTEMPT.ENDED_AT.isNull()))
                .fetchOptional();
    }

    /** The open attempt, held for the rest of the transaction. */
    Optional<AttemptRecord> held(int personId, int contentId, int context) {
        return db.selectFrom(ATTEMPT)
                .where(of(personId, contentId, context).and(ATTEMPT.ENDED_AT.isNull()))
                .forUpdate()
                .fetchOptional();
    }

    /** The newest attempt, if it ended by completing and was not reassigned since. */
    Optional<AttemptRecord> completed(int personId, int contentId, int context) {
        return db.selectFrom(ATTEMPT)
                .where(of(personId, contentId, context))
                .andNotExists(selectOne()
                        .from(RESET)
                        .where(RESET.PERSON_ID.eq(ATTEMPT.PERSON_ID))
                        .and(RESET.CONTENT_ID.eq(ATTEMPT.CONTENT_ID))
                        .and(RESET.CONTEXT.eq(ATTEMPT.CONTEXT))
                        .and(RESET.AT.ge(ATTEMPT.ENDED_AT)))
                .orderBy(ATTEMPT.ID.desc())
                .limit(1)
                .fetchOptional()
                .filter(a -> "COMPLETED".equals(a.getEndedAs()));
    }

    private static Condition of(int personId, int contentId, int context) {
        return ATTEMPT.PERSON_ID
                .eq(personId)
                .and(ATTEMPT.CONTENT_ID.eq(contentId))
                .and(ATTEMPT.CONTEXT.eq(context));
    }

    void end(long attemptId, Instant at) {
        db.update(ATTEMPT)
                .set(ATTEMPT.ENDED_AT, at)
                .set(ATTEMPT.ENDED_AS, "COMPLETED")
                .where(ATTEMPT.ID.eq(attemptId))
                .execute();
    }

    void at(long attemptId, @Nullable Integer stepId) {
        db.update(ATTEMPT)
                .set(ATTEMPT.CURRENT_STEP, stepId)
                .where(ATTEMPT.ID.eq(attemptId))
                .execute();
    }

    Map<Integer, StepDone> progress(long attemptId) {
        return db.selectFrom(STEP_PROGRESS).where(STEP_PROGRESS.ATTEMPT_ID.eq(attemptId)).stream()
                .map(AttemptStore::done)
                .collect(Collectors.toMap(StepDone::stepId, d -> d));
    }

    private static StepDone done(StepProgressRecord r) {
        return new StepDone(
                r.getStepId(),
                r.getChangedIn(),
                r.getDoneAt(),
                AnswersJson.parse(r.getAnswers() == null ? null : r.getAnswers().data()),
                r.getCorrect(),
                r.getOf(),
                r.getTries());
    }

    /** Keeps answers that are not handed in yet. What was done before with an older text of the step is forgotten. */
    void keep(long attemptId, Step step, List<List<Integer>> answers) {
        JSONB kept = JSONB.valueOf(AnswersJson.write(answers));
        db.insertInto(STEP_PROGRESS)
                .set(STEP_PROGRESS.ATTEMPT_ID, attemptId)
                .set(STEP_PROGRESS.STEP_ID, step.id())
                .set(STEP_PROGRESS.CHANGED_IN, step.changedIn())
                .set(STEP_PROGRESS.ANSWERS, kept)
                .onConflict(STEP_PROGRESS.ATTEMPT_ID, STEP_PROGRESS.STEP_ID)
                .doUpdate()
                .set(STEP_PROGRESS.CHANGED_IN, step.changedIn())
                .set(STEP_PROGRESS.ANSWERS, kept)
                .setNull(STEP_PROGRESS.DONE_AT)
                .execute();
    }

    /** A step done, or a quiz handed in. */
    void record(long attemptId, StepDone done) {
        JSONB answers = done.answers().isEmpty() ? null : JSONB.valueOf(AnswersJson.write(done.answers()));
        StepProgressRecord r = db.newRecord(STEP_PROGRESS);
        r.setAttemptId(attemptId);
        r.setStepId(done.stepId());
        r.setChangedIn(done.changedIn());
        r.setDoneAt(done.doneAt());
        r.setAnswers(answers);
        r.setCorrect(done.correct());
        r.setOf(done.of());
        r.setTries(done.tries());
        db.insertInto(STEP_PROGRESS)
                .set(r)
                .onConflict(STEP_PROGRESS.ATTEMPT_ID, STEP_PROGRESS.STEP_ID)
                .doUpdate()
                .set(r)
                .execute();
    }
}
