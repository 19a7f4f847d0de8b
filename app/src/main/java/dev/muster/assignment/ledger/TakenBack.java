package dev.muster.assignment.ledger;

import dev.muster.shared.WholeTransaction;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Previews: the act itself, taken back. Inside a transaction that goes on only what was tried is taken back. */
@Component
public class TakenBack {
    private final TransactionTemplate nested;

    TakenBack(PlatformTransactionManager transactions) {
        this.nested = new WholeTransaction(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    public <T> T of(Supplier<T> act) {
        return Objects.requireNonNull(nested.execute(tx -> {
            tx.setRollbackOnly();
            return act.get();
        }));
    }
}
