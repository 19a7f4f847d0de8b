package dev.muster.shared;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place where an act is done again because the database gave it up for another's sake: a deadlock, a
 * serialisation failure, contents that changed under it. Only around a whole transaction, of which nothing was committed,
 * or around what a transaction can take back (docs/adr/0019).
 */
public final class TriedAgain {
    private static final Logger log = LoggerFactory.getLogger(TriedAgain.class);
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01");
    private static final int TRIES = 5;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final ThreadLocal<@Nullable TransactionTemplate> NESTED = new ThreadLocal<>();

    private TriedAgain() {}

    /**
     * This thread's acts belong to a transaction that was begun for them, as under an Idempotency-Key.
     *
     * @param nested takes back no more than the act itself; null: from now on they are transactions of their own again
     */
    public static void inside(@Nullable TransactionTemplate nested) {
        if (nested == null) {
            NESTED.remove();
        } else {
            NESTED.set(nested);
        }
    }

    /** An act that may be part of a larger one, which is then what is done again. */
    public static <T extends @Nullable Object> T whole(Callable<T> transaction) throws Exception {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return apart(transaction);
        }
        TransactionTemplate nested = NESTED.get();
        if (nested == null) {
            return transaction.call();
        }
        NESTED.remove();
        try {
            return apart(() -> take(nested, transaction));
        } finally {
            NESTED.set(nested);
        }
    }

    /** A transaction of its own, whatever else is going on. */
    static <T extends @Nullable Object> T apart(Callable<T> transaction) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.call();
            } catch (Exception e) {
                if (tries == TRIES || !isGivenUpForAnother(e)) {
                    throw e;
                }
                log.info(
                        "Given up by the database for another's sake, tried again: {}",
                        SqlStates.of(e).orElse("overtaken"));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * tries));
            }
        }
    }

    private static <T extends @Nullable Object> T take(TransactionTemplate nested, Callable<T> act) throws Exception {
        try {
            return nested.execute(_ -> {
                try {
                    return act.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new Checked(e);
                }
            });
        } catch (Checked e) {
            throw e.cause;
        }
    }

    /** A lock that was waited for too long is not: to wait once more makes it worse. */
    private static boolean isGivenUpForAnother(Exception e) {
        return SqlStates.of(e).map(GIVEN_UP::contains).orElse(e instanceof ConcurrencyFailureException);
    }

    private static final class Checked extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Exception cause;

        Checked(Exception cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
