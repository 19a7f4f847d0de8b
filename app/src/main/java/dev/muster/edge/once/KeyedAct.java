package dev.muster.edge.once;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One act under a key: the transaction that holds the claim, what the act writes, and its answer. */
final class KeyedAct {
    private static final int LARGEST_ANSWER = 4 << 20;

    private final IdempotencyStore store;
    private final PlatformTransactionManager transactions;
    private final String actor;
    private final String key;
    private final String secret;
    private @Nullable TransactionStatus open;
    private boolean accepted;

    /** @param secret seals the answer */
    KeyedAct(IdempotencyStore store, PlatformTransactionManager transactions, String actor, String key, String secret) {
        this.store = store;
        this.transactions = transactions;
        this.actor = actor;
        this.key = key;
        this.secret = secret;
        this.open = begin();
    }

    private TransactionStatus begin() {
        return transactions.getTransaction(new DefaultTransactionDefinition());
    }

    /** Takes back what an act wrote, and not the claim. */
    TransactionTemplate nested() {
        return new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    boolean claim(byte[] request, Instant now, Duration kept, Duration patience) {
        return store.claim(actor, key, request, now, kept, patience);
    }

    IdempotencyStore.Kept before() {
        return store.find(actor, key);
    }

    /** The act ends here with a job that goes on: what comes later only waits for it. */
    void accepted(String location, byte[] body) {
        keep(202, "application/json", location, body);
        commit();
        accepted = true;
    }

    /** The act ends with this answer, if it is one of success. */
    void end(int status, @Nullable String type, @Nullable String location, byte[] body) {
        TransactionStatus now = open;
        if (now != null && status / 100 != 2) {
            rollBack();
            return;
        }
        if (now == null && accepted) {
            open = begin();
            if (status / 100 != 2) {
                store.forget(actor, key);
                commit();
                return;
            }
        }
        keep(status, type, location, body);
        commit();
    }

    private void keep(int status, @Nullable String type, @Nullable String location, byte[] body) {
        byte[] sealed = body.length <= LARGEST_ANSWER ? Sealed.seal(secret, body) : null;
        store.keep(actor, key, status, type, location, sealed);
    }

    private void commit() {
        TransactionStatus now = open;
        open = null;
        if (now != null) {
            transactions.commit(now);
        }
    }

    /** Does nothing if the act has ended. */
    void rollBack() {
        TransactionStatus now = open;
        open = null;
        if (now != null && !now.isCompleted()) {
            transactions.rollback(now);
        }
    }
}
