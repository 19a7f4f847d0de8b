package dev.muster.assignment.reassess;

import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.progress.ShownProgress;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What running out changes by the calendar alone. Courses of modules under way are to do again: the progress
 * that is shown falls. Where a course is completed elsewhere, too, and that still counts, credit from there takes the place
 * of what ran out. Only where something changes a content is locked and anything is written.
 */
@Component
public class CoursesRunOut {
    private final RunOutStore store;
    private final ShownProgress facts;
    private final ContentLocks locks;
    private final TransactionTemplate transaction;

    CoursesRunOut(RunOutStore store, ShownProgress facts, ContentLocks locks, TransactionTemplate transaction) {
        this.store = store;
        this.facts = facts;
        this.locks = locks;
        this.transaction = transaction;
    }

    /** Again: nothing. */
    public void work() {
        store.fallen().forEach(this::refresh);
        store.replaced().forEach(this::refresh);
    }

    private void refresh(int content, List<Pair> pairs) {
        transaction.executeWithoutResult(_ -> {
            locks.exclusive(List.of(content));
            facts.refresh(pairs);
        });
    }
}
