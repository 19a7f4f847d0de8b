package dev.muster.assignment.ledger;

import dev.muster.audit.AuditLog.Written;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/** Brings assignments in line with the sources they have left: required or not, and due when. */
@Component
public class SettleStore {
    private final DSLContext db;

    SettleStore(DSLContext db) {
        this.db = db;
    }

    /**
     * What becomes of assignments without any source: not started ones are removed, those in progress stay as optional
     * (nobody loses work), completed ones stay as the record.
     *
     * @param pairs SQL for distinct (content_id, person_id)
     * @param binds of {@code pairs}
     */
    public void bare(Written entry, String pairs, Object... binds) {
        remove(entry, pairs, binds);
        db.execute("""
            with x as (%s)
            insert into source (content_id, person_id, rule_id, since, entry_id)
            select a.content_id, a.person_id, -1, ?::timestamptz, ?
            from x
            join assignment a on a.content_id = x.content_id and a.person_id = x.person_id
                                  and %s
            where not exists (select from source s
                              where s.content_id = a.content_id and s.person_id = a.person_id)""".formatted(pairs, LastSourceSql.OPTIONAL), then(binds, entry.at(), entry.id()));
    }

    /**
     * Where what was taken is required again: the Self-enrolled source that stood in for it ends, and the date by hand that
     * went with it comes back. The due date follows with {@link #pairs}.
     *
     * @param taken SQL for (content_id, person_id, entry_id): what was taken, and by which entry
     * @param binds of {@code taken}
     */
    public void requiredAgain(Written entry, String taken, Object... binds) {
        db.execute(
                """
            with own as (
              delete from source s using (%s) x
              where s.content_id = x.content_id and s.person_id = x.person_id and s.entry_id = x.entry_id and s.rule_id = -1
                and exists (select from source r where r.content_id = s.content_id and r.person_id = s.person_id
                              and r.rule_id <> -1)
              returning s.*)
            """.formatted(taken) + GivingSql.sourcesPast("?::timestamptz", "?", "own"),
                then(binds, entry.at(), entry.id()));
        db.execute("""
            update assignment a
            set due_by_hand = (l.before ->> 'dueOn')::date, due_set_at = (l.before ->> 'setAt')::timestamptz
            from (%s) x
            join audit_line l on l.content_id = x.content_id and l.person_id = x.person_id and l.entry_id = x.entry_id
            where jsonb_exists(l.before, 'setAt') and a.content_id = x.content_id and a.person_id = x.person_id
              and a.due_by_hand is null
              and exists (select from source r where r.content_id = a.content_id and r.person_id = a.person_id
                            and r.rule_id <> -1)""".formatted(taken), binds);
    }

    private static Object[] then(Object[] binds, Object... more) {
        return Stream.concat(Arrays.stream(binds), Arrays.stream(more)).toArray();
    }

    /** Not started, and nothing requires it any more: it goes, with a Self-enrolled source that stood beside. */
    private void remove(Written entry, String pairs, Object... binds) {
        db.execute(
                """
            with gone as (
              delete from assignment a using (%s) x
              where a.content_id = x.content_id and a.person_id = x.person_id and %s
                and not exists (select from source s where s.content_id = a.content_id and s.person_id = a.person_id
                                and s.rule_id <> -1)
              returning a.*),
            own as (
              delete from source s using gone g
              where s.content_id = g.content_id and s.person_id = g.person_id and s.rule_id = -1
              returning s.*),
            past as (%s)
            """.formatted(pairs, LastSourceSql.REMOVED, GivingSql.sourcesPast("?::timestamptz", "?", "own"))
                        + GivingSql.assignmentsPast("?::timestamptz", "?", "gone"),
                then(binds, entry.at(), entry.id(), entry.at(), entry.id()));
    }

    /**
     * Required while any source but Self-enrolled is left; the date set by hand wins, else the earliest of the sources.
     *
     * @param pairs SQL for distinct (content_id, person_id)
     * @param binds of {@code pairs}
     */
    public void pairs(String pairs, Object... binds) {
        Query q = db.query("""
            update assignment a set
              required = n.required,
              due_by_hand = case when n.required then a.due_by_hand end,
              due_on = case when n.required then coalesce(a.due_by_hand, n.due_on) end,
              due_lifted = n.required and a.due_by_hand is null and coalesce(n.lifted, false)
            from (select x.content_id, x.person_id, count(s.rule_id) > 0 as required, min(s.due_on) as due_on,
                         (array_agg(s.due_lifted order by s.due_on, s.due_lifted))[1] as lifted
                  from (%s) x
                  left join source s on s.content_id = x.content_id and s.person_id = x.person_id and s.rule_id <> -1
                  group by x.content_id, x.person_id) n
            where a.content_id = n.content_id and a.person_id = n.person_id
              and (a.required, a.due_on, a.due_by_hand, a.due_lifted) is distinct from
                  (n.required,
                   case when n.required then coalesce(a.due_by_hand, n.due_on) end,
                   case when n.required then a.due_by_hand end,
                   n.required and a.due_by_hand is null and coalesce(n.lifted, false))""".formatted(pairs), binds);
        q.execute();
    }
}
