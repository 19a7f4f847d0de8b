package dev.muster.settings;

import dev.muster.shared.MusterClock;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells the database what time it is where that is not its own: what it keeps of the past goes by the time of the act. In a
 * running program only the demo company's past is written so.
 */
@Component
public class ClockOfTransactions implements TransactionExecutionListener {
    private final ObjectProvider<DSLContext> db;
    private final Clock clock;

    ClockOfTransactions(ObjectProvider<DSLContext> db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        boolean own = clock instanceof MusterClock && MusterClock.asked().isEmpty();
        if (failure == null && !own && !transaction.isReadOnly()) {
            tell();
        }
    }

    public Instant now() {
        return clock.instant();
    }

    /** Says again what time it is, within a transaction whose acts are of different times. */
    public void tell() {
        db.getObject()
                .execute(
                        "select set_config('muster.now', ?, true)",
                        clock.instant().toString());
    }
}
