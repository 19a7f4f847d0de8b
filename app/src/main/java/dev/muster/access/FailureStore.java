package dev.muster.access;

import static dev.muster.generated.db.Tables.SIGN_IN_FAILURE;

import dev.muster.access.rules.SlowDown.Failures;
import java.time.Instant;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Failed attempts by key. Every statement stands for itself: a failure counts whatever else is rolled back. */
@Component
class FailureStore {
    private final DSLContext db;

    FailureStore(DSLContext db) {
        this.db = db;
    }

    Failures of(String key) {
        return db.selectFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.KEY.eq(key))
                .fetchOptional(r -> new Failures(r.getFailures(), r.getLastAt()))
                .orElse(Failures.NONE);
    }

    /** @param forgottenBefore older failures than this no longer count */
    void count(String key, Instant now, Instant forgottenBefore) {
        db.execute("""
                insert into sign_in_failure as f (key, failures, last_at) values (?, 1, ?::timestamptz)
                on conflict (key) do update
                   set failures = case when f.last_at < ?::timestamptz then 1 else f.failures + 1 end,
                       last_at = excluded.last_at
                """, key, now.toString(), forgottenBefore.toString());
    }

    void forget(Collection<String> keys) {
        db.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.KEY.in(keys)).execute();
    }

    void sweep(Instant before) {
        db.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.LAST_AT.lt(before)).execute();
    }
}
