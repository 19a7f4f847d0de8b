package dev.muster.assignment.ledger;

import dev.muster.shared.WholeTransaction;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Previews do the act itself and roll it back. Inside a running transaction only the trial is rolled back. */
@Component
public class RolledBackTrial {
    private final TransactionTemplate nested;

    RolledBackTrial(PlatformTransactionManager transactions) {
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
