package dev.muster.assignment.engine;

import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.RulesActor;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The engine: derives what the rule sources should be, compares with what they are, applies the
 * difference. Idempotent and independent of the order of events: only the state it sees counts.
 */
@Component
public class Engine {
    private final DifferenceStore difference;
    private final ApplyStore store;
    private final ContentLocks locks;
    private final ShownProgress facts;
    private final AuditLog log;

    Engine(DifferenceStore difference, ApplyStore store, ContentLocks locks, ShownProgress facts, AuditLog log) {
        this.difference = difference;
        this.store = store;
        this.locks = locks;
        this.facts = facts;
        this.log = log;
    }

    /** Somebody changed more while the locks were taken. Nothing is written; the batch is done again. */
    static final class Overtaken extends ConcurrencyFailureException {
        Overtaken() {
            super("More contents are touched than were locked");
        }
    }

    /** What a run did. */
    record Done(int gains, int losses, int people) {
        static final Done NOTHING = new Done(0, 0, 0);
    }

    /** Applies the difference within reach, under an entry of its own. Callers hold the {@code MembershipLock}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Done run(DifferenceRange range) {
        if (range.ids().isEmpty() || difference.compute(range).isNothing()) {
            return Done.NOTHING;
        }
        List<Integer> locked = difference.contents();
        locks.exclusive(locked);
        DifferenceStore.Size size = difference.compute(range);
        if (!locked.containsAll(difference.contents())) {
            throw new Overtaken();
        }
        if (size.isNothing()) {
            return Done.NOTHING;
        }
        int people = store.people();
        Written entry =
                log.write(Act.of(RulesActor.RULES, AuditAction.RULES_APPLY).people(people));
        apply(size, entry);
        return new Done(size.gains(), size.losses(), people);
    }

    /** Works out the difference and applies it, under the entry of the act that caused it. Callers hold the contents' locks, too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(DifferenceRange range, Written entry) {
        DifferenceStore.Size size = difference.compute(range);
        if (!size.isNothing()) {
            apply(size, entry);
        }
    }

    /** Applies the difference that stands in the temporary tables, under the entry of the act that caused it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(DifferenceStore.Size size, Written entry) {
        if (size.gains() > 0) {
            store.gains(size, entry);
            facts.follow(store.freshWithFacts());
        }
        store.lines(size, entry);
        if (size.losses() > 0) {
            store.losses(entry);
        }
    }
}
