package dev.muster.work;

import static dev.muster.generated.db.Tables.JOB;

import dev.muster.generated.db.tables.records.JobRecord;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.AudienceJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Component
class JobStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Condition OPEN = JOB.STATE.in(Job.State.QUEUED.name(), Job.State.RUNNING.name());

    private final DSLContext db;

    JobStore(DSLContext db) {
        this.db = db;
    }

    long insert(Actor actor, String kind, String title, JsonNode input, Instant now) {
        return db.insertInto(JOB)
                .set(JOB.KIND, kind)
                .set(JOB.TITLE, title)
                .set(JOB.INPUT, JSONB.valueOf(input.toString()))
                .set(JOB.ACTOR_KIND, actor.kind().name())
                .set(JOB.ACTOR_ID, actor.personId() == 0 ? null : actor.personId())
                .set(JOB.ACTOR_NAME, actor.name())
                .set(JOB.ACTOR_LEVEL, actor.level().name())
                .set(JOB.ACTOR_SCOPE, actor.scope() == null ? null : JSONB.valueOf(AudienceJson.write(actor.scope())))
                .set(JOB.CREATED_AT, now)
                .returningResult(JOB.ID)
                .fetchSingle()
                .value1();
    }

    Optional<Job> find(long id) {
        return db.selectFrom(JOB).where(JOB.ID.eq(id)).fetchOptional(JobStore::job);
    }

    List<Job> open() {
        return db.selectFrom(JOB).where(OPEN).orderBy(JOB.ID.desc()).limit(50).fetch(JobStore::job);
    }

    List<Long> queued() {
        return db.select(JOB.ID)
                .from(JOB)
                .where(JOB.STATE.eq(Job.State.QUEUED.name()))
                .orderBy(JOB.ID)
                .fetch(JOB.ID);
    }

    void requestCancel(long id, Instant now) {
        db.update(JOB)
                .set(JOB.STATE, Job.State.CANCELLED.name())
                .set(JOB.ENDED_AT, now)
                .set(JOB.CANCEL, true)
                .where(JOB.ID.eq(id).and(JOB.STATE.eq(Job.State.QUEUED.name())))
                .execute();
        db.update(JOB)
                .set(JOB.CANCEL, true)
                .where(JOB.ID.eq(id).and(JOB.STATE.eq(Job.State.RUNNING.name())))
                .execute();
    }

    /** False if the job has ended. */
    boolean start(long id, Instant now) {
        return db.update(JOB)
                        .set(JOB.STATE, Job.State.RUNNING.name())
                        .set(JOB.STARTED_AT, now)
                        .where(JOB.ID.eq(id).and(OPEN))
                        .execute()
                > 0;
    }

    /** Waits until no other node works on this job; held to the end of the transaction. True if the job is still to be done. */
    boolean lock(long id) {
        db.execute("select pg_advisory_xact_lock(?, ?)", 7201, (int) id);
        return db.fetchExists(JOB, JOB.ID.eq(id).and(OPEN));
    }

    /** True if somebody asked to stop. */
    boolean progress(long id, int done, @Nullable Integer total) {
        return db.update(JOB)
                .set(JOB.DONE, done)
                .set(JOB.TOTAL, total)
                .where(JOB.ID.eq(id))
                .returningResult(JOB.CANCEL)
                .fetchSingle()
                .value1();
    }

    void end(long id, Job.State state, @Nullable JsonNode result, @Nullable String error, Instant now) {
        db.update(JOB)
                .set(JOB.STATE, state.name())
                .set(JOB.RESULT, result == null ? null : JSONB.valueOf(result.toString()))
                .set(JOB.ERROR, error)
                .set(JOB.DONE, state == Job.State.DONE ? DSL.coalesce(JOB.TOTAL, JOB.DONE) : JOB.DONE)
                .set(JOB.ENDED_AT, now)
                .where(JOB.ID.eq(id).and(OPEN))
                .execute();
    }

    private static Job job(JobRecord r) {
        Integer person = r.getActorId();
        JSONB scope = r.getActorScope();
        JSONB result = r.getResult();
        Actor actor = new Actor(
                Actor.Kind.valueOf(r.getActorKind()),
                person == null ? 0 : person,
                r.getActorName(),
                AccessLevel.valueOf(r.getActorLevel()),
                scope == null ? null : AudienceJson.parse(scope.data()));
        return new Job(
                r.getId(),
                r.getKind(),
                r.getTitle(),
                Job.State.valueOf(r.getState()),
                JSON.readTree(r.getInput().data()),
                r.getDone(),
                r.getTotal(),
                result == null ? null : JSON.readTree(result.data()),
                r.getError(),
                r.getCancel(),
                actor,
                r.getCreatedAt(),
                r.getStartedAt(),
                r.getEndedAt());
    }
}
