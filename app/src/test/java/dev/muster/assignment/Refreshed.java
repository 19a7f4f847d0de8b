package dev.muster.assignment;

import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.progress.ShownProgress;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;

/** What assignments show, brought in line with the facts once more: there should be nothing to do. */
public final class Refreshed {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ShownProgress facts;

    /** In the caller's transaction. */
    public void everybody(DSLContext db) {
        facts.refresh(db.fetch("""
            select a.person_id, a.content_id from assignment a join content c on c.id = a.content_id
            where a.state < 2 and c.status = 'ACTIVE' order by 2, 1""").into(Pair.class));
    }
}
