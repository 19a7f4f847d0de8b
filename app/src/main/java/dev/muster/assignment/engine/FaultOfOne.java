package dev.muster.assignment.engine;

import dev.muster.shared.SqlStates;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** Tells a fault of one rule, group or person, which comes again, from what passes by itself. */
public final class FaultOfOne {
    private FaultOfOne() {}

    /**
     * Whether it fails by what it works on, and will again. All else (a lock not got, a statement that took too long, a
     * database or a node that is away, full or out of memory) passes: then the whole is done again later.
     */
    public static boolean is(RuntimeException e) {
        return !(e instanceof TransientDataAccessException)
                && !(e instanceof RecoverableDataAccessException)
                && !(e instanceof CannotCreateTransactionException)
                && !(e instanceof TransactionTimedOutException)
                && SqlStates.isLasting(e);
    }
}
