package dev.muster.assignment.reassess;

import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.audience.groups.Memberships;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator's check: are everybody's rule sources what the live rules say? */
@Component
public class Drift {
    private final DifferenceStore difference;
    private final ReassessStore store;
    private final Memberships memberships;
    private final MembershipLock lock;
    private final Reassess reassess;
    private final TransactionTemplate transaction;
    private final RolledBackTrial trial;
    private final Clock clock;

    Drift(
            DifferenceStore difference,
            ReassessStore store,
            Memberships memberships,
            MembershipLock lock,
            Reassess reassess,
            TransactionTemplate transaction,
            RolledBackTrial trial,
            Clock clock) {
        this.difference = difference;
        this.store = store;
        this.memberships = memberships;
        this.lock = lock;
        this.reassess = reassess;
        this.transaction = transaction;
        this.trial = trial;
        this.clock = clock;
    }

    /** @param missing sources that rules say and nobody has; surplus: the other way round; pending: not worked off yet */
    public record Found(int missing, int surplus, int pending) {
        public boolean isNone() {
            return missing == 0 && surplus == 0;
        }
    }

    /** Looks, and changes nothing. What is pending is no drift yet. */
    public Found find() {
        DifferenceStore.Size size = trial.of(() -> {
            lock.take();
            store.dynamicGroups().forEach(g -> memberships.refreshGroup(g, clock.instant()));
            return difference.compute(new DifferenceRange.OfRules(store.rulesWithTraining()));
        });
        return new Found(size.gains(), size.losses(), reassess.pending());
    }

    /** Evaluates every group and rule anew and mends what differs. */
    public Found repair() {
        reassess.workOff();
        reassess.everything();
        return find();
    }
}
