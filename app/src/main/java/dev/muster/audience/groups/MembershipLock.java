package dev.muster.audience.groups;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Memberships of dynamic groups, and the sources that follow from them, are worked out by one transaction at a time on
 * all nodes (docs/adr/0003). Taken before any lock of a content.
 */
@Component
public class MembershipLock {
    private static final long KEY = 7_000_000_001L;

    /** SQL: keeps others from taking it until the transaction ends, unless somebody has it; never waits, and says so. */
    public static final String TRY_SHARED = "pg_try_advisory_xact_lock_shared(" + KEY + ")";

    private final DSLContext db;

    MembershipLock(DSLContext db) {
        this.db = db;
    }

    /** Held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take() {
        db.execute("select pg_advisory_xact_lock(?)", KEY);
    }
}
