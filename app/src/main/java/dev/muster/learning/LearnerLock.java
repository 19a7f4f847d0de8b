package dev.muster.learning;

import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one person does takes turns, on however many devices: who decides whether something is begun or completed looks
 * after taking it. Held until the transaction ends, and taken before the locks of contents (docs/adr/0019).
 */
@Component
public class LearnerLock {
    private static final int SPACE = 7002;

    /** Milliseconds that nobody notices. */
    private static final long SHORT = 250;

    private final DSLContext db;

    LearnerLock(DSLContext db) {
        this.db = db;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(int personId) {
        long begun = System.nanoTime();
        db.execute("select pg_advisory_xact_lock(?, ?)", SPACE, personId);
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (waited > SHORT) {
            waitLess(waited);
        }
    }

    /** Takes the time waited here off the limit of the next lock, so that both together wait no longer than one may. */
    private void waitLess(long waited) {
        db.execute(
                "select set_config('lock_timeout', greatest(setting::bigint - ?, ?)::text, true) from pg_settings"
                        + " where name = 'lock_timeout' and setting <> '0'",
                waited,
                SHORT);
    }
}
