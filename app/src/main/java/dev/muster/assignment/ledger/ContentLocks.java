package dev.muster.assignment.ledger;

import java.util.Collection;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Who writes sources of a content holds its lock until the transaction ends (docs/adr/0003): exclusive for rules and
 * hands, shared for learners, who only touch their own row and take turns by {@code LearnerLock}. Always taken in ascending order of content.
 */
@Component
public class ContentLocks {
    private static final int SPACE = 7001;

    private final DSLContext db;

    ContentLocks(DSLContext db) {
        this.db = db;
    }

    public void exclusive(Collection<Integer> contentIds) {
        take("pg_advisory_xact_lock", contentIds);
    }

    /** Exclusive for one of them, shared for the others. */
    public void exclusive(int contentId, Collection<Integer> shared) {
        TreeSet<Integer> all = new TreeSet<>(shared);
        all.add(contentId);
        for (int id : all) {
            String lock = id == contentId ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
            db.execute("select " + lock + "(?, ?)", SPACE, id);
        }
    }

    public void shared(Collection<Integer> contentIds) {
        take("pg_advisory_xact_lock_shared", contentIds);
    }

    /** One after the other as they stand in the array, in one statement. */
    private void take(String lock, Collection<Integer> contentIds) {
        if (!contentIds.isEmpty()) {
            db.execute(
                    "select " + lock + "(?, id) from unnest(?::int[]) id",
                    SPACE,
                    new TreeSet<>(contentIds).toArray(Integer[]::new));
        }
    }

    /** SQL: takes the lock exclusively if nobody has it, never waits, and says whether it did. */
    public static String tryExclusive(String contentId) {
        return "pg_try_advisory_xact_lock(" + SPACE + ", " + contentId + ")";
    }
}
