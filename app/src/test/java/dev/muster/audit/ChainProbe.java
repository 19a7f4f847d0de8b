package dev.muster.audit;

import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;

/** Verifies the audit chain of a database from outside the program. */
public final class ChainProbe {
    private ChainProbe() {}

    public static List<String> problems(DSLContext db) {
        return new ChainCheck(new SealStore(db)).run().problems();
    }

    /** @return how many entries could be sealed now */
    public static int seal(DSLContext db, Clock clock) {
        return db.transactionResult(tx -> new Seals(new SealStore(tx.dsl()), clock).seal());
    }
}
