package dev.muster.access;

import static dev.muster.generated.db.Tables.SIGN_IN_FAILURE;

import dev.muster.access.rules.SlowDown;
import dev.muster.access.rules.SlowDown.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Failed attempts by key. Every statement stands for itself: a failure counts whatever else is rolled back. */
@Component
class FailureStore {
    private final DSLContext db;

    FailureStore(DSLContext db) {
        this.db = db;
    }

    /** A failure that was counted, and what was known before. */
    record Count(String key, Instant at, Failures before) {}

    /**
     * Counts one more, unless the key has to wait. Of many at once each sees what the others counted: who was overtaken
     * looks again.
     *
     * @param counts takes what was counted
     * @return how long to wait; zero where it was counted
     */
    Duration count(String key, SlowDown limit, Instant now, List<Count> counts) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        while (true) {
            Optional<Failures> known = of(key);
            Failures before = known.orElse(Failures.NONE);
            Duration wait = limit.wait(before, at);
            if (wait.isPositive()) {
                return wait;
            }
            int next = limit.isForgotten(before, at) ? 1 : before.count() + 1;
            if (known.isEmpty() ? insert(key, at) : update(key, before, new Failures(next, at))) {
                counts.add(new Count(key, at, before));
                return Duration.ZERO;
            }
        }
    }

    private Optional<Failures> of(String key) {
        return db.selectFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.KEY.eq(key))
                .fetchOptional(r -> new Failures(r.getFailures(), r.getLastAt()));
    }

    private boolean insert(String key, Instant at) {
        return db.insertInto(SIGN_IN_FAILURE)
                        .set(SIGN_IN_FAILURE.KEY, key)
                        .set(SIGN_IN_FAILURE.FAILURES, 1)
                        .set(SIGN_IN_FAILURE.LAST_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private boolean update(String key, Failures before, Failures after) {
        return db.update(SIGN_IN_FAILURE)
                        .set(SIGN_IN_FAILURE.FAILURES, after.count())
                        .set(SIGN_IN_FAILURE.LAST_AT, after.last())
                        .where(SIGN_IN_FAILURE.KEY.eq(key))
                        .and(SIGN_IN_FAILURE.FAILURES.eq(before.count()))
                        .and(SIGN_IN_FAILURE.LAST_AT.eq(before.last()))
                        .execute()
                == 1;
    }

    /** The count was no failure; the time of the last one is again what it was, unless another came since. */
    void takeBack(Count count) {
        db.update(SIGN_IN_FAILURE)
                .set(SIGN_IN_FAILURE.FAILURES, DSL.greatest(SIGN_IN_FAILURE.FAILURES.minus(1), DSL.val(0)))
                .set(
                        SIGN_IN_FAILURE.LAST_AT,
                        DSL.when(
                                        SIGN_IN_FAILURE.LAST_AT.eq(count.at()),
                                        DSL.val(count.before().last(), SIGN_IN_FAILURE.LAST_AT))
                                .otherwise(SIGN_IN_FAILURE.LAST_AT))
                .where(SIGN_IN_FAILURE.KEY.eq(count.key()))
                .execute();
    }

    void forget(Collection<String> keys) {
        db.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.KEY.in(keys)).execute();
    }

    void sweep(Instant before) {
        db.deleteFrom(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.LAST_AT.lt(before)).execute();
    }
}
