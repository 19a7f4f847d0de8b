package dev.muster.assignment;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What leaving a group would take. */
@Component
class LeavingStore {
    private final DSLContext db;

    LeavingStore(DSLContext db) {
        this.db = db;
    }

    /** Active people for whom the group's rules are the last reason for something they have not completed. */
    int losingTraining(int groupId, List<Integer> personIds) {
        return db.fetchSingle("""
            select count(distinct s.person_id)
            from rule r
            join source s on s.content_id = r.content_id and s.rule_id = r.id and s.person_id = any(?::int[])
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            join assignment a on a.person_id = s.person_id and a.content_id = s.content_id and a.state < 2
            where r.group_id = ? and r.when_no_longer_matching = 'REMOVE' and not s.kept
              and not exists (select from source o
                              where o.content_id = s.content_id and o.person_id = s.person_id
                                and o.rule_id not in (-1, s.rule_id))""", personIds.toArray(Integer[]::new), groupId).into(Integer.class);
    }

    /** Active members, those who are leaving included: they may have left in this transaction already. */
    int activeMembers(int groupId, List<Integer> leaving) {
        return db.fetchSingle("""
            select count(*) from person p
            where p.status <> 'DEACTIVATED'
              and (p.id = any(?::int[]) or p.id in (select person_id from group_member where group_id = ?))""", leaving.toArray(Integer[]::new), groupId).into(Integer.class);
    }
}
