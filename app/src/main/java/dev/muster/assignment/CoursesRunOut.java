package dev.muster.assignment;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Courses of modules under way that have run out by now are to do again (behaviour 2): the progress that is shown falls by
 * the calendar alone. Only where it falls a module is locked and anything is written.
 */
@Component
public class CoursesRunOut {
    private final RunOutStore store;
    private final FollowFacts facts;
    private final ContentLocks locks;
    private final TransactionTemplate transaction;

    CoursesRunOut(RunOutStore store, FollowFacts facts, ContentLocks locks, TransactionTemplate transaction) {
        this.store = store;
        this.facts = facts;
        this.locks = locks;
        this.transaction = transaction;
    }

    /** Again: nothing. */
    public void work() {
        for (int module : store.modules()) {
            transaction.executeWithoutResult(_ -> {
                locks.exclusive(List.of(module));
                facts.refresh(store.people(module));
            });
        }
    }
}
