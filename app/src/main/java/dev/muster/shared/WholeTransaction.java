package dev.muster.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction that is done again where the database gave it up for another's sake. */
public final class WholeTransaction extends TransactionTemplate {
    private static final long serialVersionUID = 1;

    public WholeTransaction(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        try {
            return getPropagationBehavior() == PROPAGATION_REQUIRES_NEW
                    ? TriedAgain.apart(() -> super.execute(action))
                    : TriedAgain.whole(() -> super.execute(action));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
