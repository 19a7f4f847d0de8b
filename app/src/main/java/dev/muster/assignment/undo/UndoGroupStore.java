package dev.muster.assignment.undo;

import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.rules.Undoing.MovedOn;
import dev.muster.shared.PersonName;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an act on a group did to people. */
@Component
class UndoGroupStore {
    private final DSLContext db;

    UndoGroupStore(DSLContext db) {
        this.db = db;
    }

    /**
     * @param joined false: left
     * @param movedOn null: it is as the act left it
     */
    record Member(
            int personId,
            String name,
            boolean joined,
            @Nullable MovedOn movedOn) {
        boolean stands() {
            return movedOn == null;
        }
    }

    List<Member> members(UndoEntry e) {
        return db.fetch("""
            select p.id, %s, x.joined,
              x.joined = exists (select from group_member m where m.group_id = x.group_id and m.person_id = p.id) as as_left,
              exists (
                select from audit_line later
                where later.content_id = 0 and later.person_id = p.id and later.entry_id > x.entry_id
                  and x.group_id::text in (later.before ->> 'group', later.after ->> 'group')
                  and not exists (select from undone u where later.entry_id in (u.entry_id, u.by_entry))) as changed_again
            from (select l.person_id, l.entry_id, l.before is null as joined,
                         (coalesce(l.after, l.before) ->> 'group')::int as group_id
                  from audit_line l
                  where l.entry_id = ? and l.at = ?::timestamptz and l.person_id > 0
                    and jsonb_exists(coalesce(l.after, l.before), 'group')) x
            join person p on p.id = x.person_id
            order by p.sort_name, p.id""".formatted(PersonName.sql("p")), e.id(), e.at())
                .map(r -> new Member(
                        r.get(0, int.class),
                        r.get(1, String.class),
                        r.get(2, boolean.class),
                        MovedOn.ofMember(r.get("as_left", boolean.class), r.get("changed_again", boolean.class))
                                .orElse(null)));
    }

    /** Entries by which people were told of what they lose now. */
    List<Long> toldOfLosses(long since) {
        return db.fetch("""
            select distinct n.entry_id from loss l
            join notice n on n.person_id = l.person_id and n.content_id = l.content_id and n.kind = 'ASSIGNED'
            where not l.keep and n.entry_id > ? order by 1""", since).getValues(0, Long.class);
    }
}
