package dev.muster.learning;

import dev.muster.audit.AuditLog.Written;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What does not count any more, because it is to be taken again. */
@Component
class ResetStore {
    private final DSLContext db;

    ResetStore(DSLContext db) {
        this.db = db;
    }

    /** @param context the module the courses are in */
    void write(int personId, List<Integer> contentIds, int context, Written entry) {
        db.execute("""
            insert into reset (person_id, content_id, context, at, entry_id)
            select ?, c, ?, ?::timestamptz, ? from unnest(?::int[]) as c on conflict do nothing""", personId, context, entry.at(), entry.id(), contentIds.toArray(Integer[]::new));
    }
}
