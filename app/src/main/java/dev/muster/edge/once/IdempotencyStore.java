package dev.muster.edge.once;

import static dev.muster.generated.db.Tables.IDEMPOTENCY;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Answers that were given under a key. Key and answer belong to the transaction of the act that is answered. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class IdempotencyStore {
    private final DSLContext db;

    IdempotencyStore(DSLContext db) {
        this.db = db;
    }

    /** @param body null: the answer was too large to be kept */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(
            byte[] request,
            int status,
            @Nullable String mediaType,
            @Nullable String location,
            byte @Nullable [] body) {}

    /**
     * True for the first who comes with this key. Who comes while the first is still at it waits for the end of its
     * transaction: a rolled back claim was none.
     *
     * @throws org.springframework.dao.DataAccessException if that takes longer than {@code patience}
     */
    boolean claim(String actor, String key, byte[] request, Instant now, Duration kept, Duration patience) {
        String usual = db.fetchSingle("select current_setting('lock_timeout')").get(0, String.class);
        lockTimeout(patience.toMillis() + "ms");
        int claimed = db.insertInto(IDEMPOTENCY)
                .set(IDEMPOTENCY.ACTOR, actor)
                .set(IDEMPOTENCY.KEY, key)
                .set(IDEMPOTENCY.REQUEST, request)
                .set(IDEMPOTENCY.CREATED_AT, now)
                .onConflict(IDEMPOTENCY.ACTOR, IDEMPOTENCY.KEY)
                .doUpdate()
                .set(IDEMPOTENCY.REQUEST, request)
                .set(IDEMPOTENCY.CREATED_AT, now)
                .setNull(IDEMPOTENCY.STATUS)
                .where(IDEMPOTENCY.CREATED_AT.lt(now.minus(kept)).or(IDEMPOTENCY.STATUS.isNull()))
                .execute();
        lockTimeout(usual);
        return claimed == 1;
    }

    private void lockTimeout(String value) {
        Field<String> set =
                DSL.function("set_config", String.class, DSL.val("lock_timeout"), DSL.val(value), DSL.val(true));
        db.select(set).fetch();
    }

    Kept find(String actor, String key) {
        return db.selectFrom(IDEMPOTENCY)
                .where(IDEMPOTENCY.ACTOR.eq(actor), IDEMPOTENCY.KEY.eq(key))
                .fetchSingle(
                        r -> new Kept(r.getRequest(), r.getStatus(), r.getMediaType(), r.getLocation(), r.getBody()));
    }

    void keep(
            String actor,
            String key,
            int status,
            @Nullable String type,
            @Nullable String location,
            byte @Nullable [] body) {
        db.update(IDEMPOTENCY)
                .set(IDEMPOTENCY.STATUS, status)
                .set(IDEMPOTENCY.MEDIA_TYPE, type)
                .set(IDEMPOTENCY.LOCATION, location)
                .set(IDEMPOTENCY.BODY, body)
                .where(IDEMPOTENCY.ACTOR.eq(actor), IDEMPOTENCY.KEY.eq(key))
                .execute();
    }

    void forget(String actor, String key) {
        db.deleteFrom(IDEMPOTENCY)
                .where(IDEMPOTENCY.ACTOR.eq(actor), IDEMPOTENCY.KEY.eq(key))
                .execute();
    }
}
