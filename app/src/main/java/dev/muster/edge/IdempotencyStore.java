package dev.muster.edge;

import static dev.muster.generated.db.Tables.IDEMPOTENCY;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Answers that were given under a key. */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class IdempotencyStore {
    private final DSLContext db;

    IdempotencyStore(DSLContext db) {
        this.db = db;
    }

    /** @param status null: the first request is still being worked on */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(
            byte[] request,
            @Nullable Integer status,
            @Nullable String mediaType,
            @Nullable String location,
            byte @Nullable [] body,
            Instant at) {}

    /** True for the first who comes with this key. */
    boolean claim(String actor, String key, byte[] request, Instant now) {
        return db.insertInto(IDEMPOTENCY)
                        .set(IDEMPOTENCY.ACTOR, actor)
                        .set(IDEMPOTENCY.KEY, key)
                        .set(IDEMPOTENCY.REQUEST, request)
                        .set(IDEMPOTENCY.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    Optional<Kept> find(String actor, String key) {
        return db.selectFrom(IDEMPOTENCY)
                .where(IDEMPOTENCY.ACTOR.eq(actor), IDEMPOTENCY.KEY.eq(key))
                .fetchOptional(r -> new Kept(
                        r.getRequest(),
                        r.getStatus(),
                        r.getMediaType(),
                        r.getLocation(),
                        r.getBody(),
                        r.getCreatedAt()));
    }

    void keep(String actor, String key, int status, @Nullable String type, @Nullable String location, byte[] body) {
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
