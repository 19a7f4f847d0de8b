package dev.muster.edge;

import dev.muster.shared.SqlStates;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one place where an act is done again because the database gave it up for another's sake: a deadlock, a
 * serialisation failure, contents that changed under it. Only around a whole transaction, of which nothing was committed
 * (docs/adr/0019).
 */
final class TriedAgain {
    private static final Logger log = LoggerFactory.getLogger(TriedAgain.class);
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01");
    private static final int TRIES = 5;
    private static final long PAUSE_NANOS = 20_000_000;

    private TriedAgain() {}

    static <T extends @Nullable Object> T whole(Callable<T> transaction) throws Exception {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return transaction.call();
        }
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

    /** A lock that was waited for too long is not: to wait once more makes it worse. */
    private static boolean isGivenUpForAnother(Exception e) {
        return SqlStates.of(e).map(GIVEN_UP::contains).orElse(e instanceof ConcurrencyFailureException);
    }
}
