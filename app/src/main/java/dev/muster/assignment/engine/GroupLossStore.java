package dev.muster.assignment.engine;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What leaving a group would take. */
@Component
class GroupLossStore {
    private final DSLContext db;

    GroupLossStore(DSLContext db) {
        this.db = db;
    }

    /** Active members, those who are leaving included: they may have left in this transaction already. */
    int activeMembers(int groupId, List<Integer> leaving) {
        return db.fetchSingle("""
            select count(*) from person p
            where p.status <> 'DEACTIVATED'
              and (p.id = any(?::int[]) or p.id in (select person_id from group_member where group_id = ?))""", leaving.toArray(Integer[]::new), groupId).into(Integer.class);
    }
}
