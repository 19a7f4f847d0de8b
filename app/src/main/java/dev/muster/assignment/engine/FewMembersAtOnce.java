package dev.muster.assignment.engine;

import dev.muster.assignment.ledger.MarkForReassessment;
import dev.muster.audience.groups.MembersChanged;
import dev.muster.shared.WholeTransaction;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a static group gives or takes follows in the act that adds or removes a few members, where that is plain and nobody
 * is in the way (docs/adr/0010). Everybody else is marked, and the engine follows within seconds. It never waits, so it
 * can't deadlock, whatever the act holds.
 */
@Component
class FewMembersAtOnce {
    private final FewMembersStore store;
    private final MarkForReassessment mark;
    private final TransactionTemplate nested;
    private final Clock clock;

    FewMembersAtOnce(
            FewMembersStore store, MarkForReassessment mark, PlatformTransactionManager transactions, Clock clock) {
        this.nested = new WholeTransaction(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.store = store;
        this.mark = mark;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MembersChanged news) {
        boolean oneWay = news.joined().isEmpty() || news.left().isEmpty();
        if (!oneWay || news.people().size() > MembersChanged.FEW || !isFollowed(news)) {
            mark.people(news.people());
        }
    }

    /** What fails there is left to the engine: nobody stays out of a group by a fault of one of its rules. */
    private boolean isFollowed(MembersChanged news) {
        try {
            return Boolean.TRUE.equals(nested.execute(_ -> follows(news)));
        } catch (RuntimeException e) {
            if (!FaultOfOne.is(e)) {
                throw e;
            }
            return false;
        }
    }

    private boolean follows(MembersChanged news) {
        return store.lock(news.groupId()).filter(group -> follows(group, news)).isPresent();
    }

    private boolean follows(FewMembersStore.Locked group, MembersChanged news) {
        if (group.contents().length == 0) {
            return true;
        }
        Instant at = clock.instant();
        return news.joined().isEmpty() ? store.take(group, news.left(), at) : store.give(group, news.joined(), at);
    }
}
