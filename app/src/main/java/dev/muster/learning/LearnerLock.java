package dev.muster.learning;

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

    private final DSLContext db;

    LearnerLock(DSLContext db) {
        this.db = db;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(int personId) {
        db.execute("select pg_advisory_xact_lock(?, ?)", SPACE, personId);
    }
}
