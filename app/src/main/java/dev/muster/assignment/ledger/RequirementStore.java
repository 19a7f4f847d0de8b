package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Written;
import dev.muster.people.PersonDay;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Brings assignments in line with the sources they have left: required or not, and due when. */
@Component
public class RequirementStore {
    /** After these a date by hand is as a person wanted it. */
    private static final String DATED_BY_HAND = Stream.of(
                    AuditAction.ASSIGNMENT_ASSIGN, AuditAction.ASSIGNMENT_REASSIGN, AuditAction.ASSIGNMENT_DUE)
            .map(a -> "'" + a.word() + "'")
            .collect(Collectors.joining(", "));

    /**
     * By what a date of a source is the earliest: what it becomes once the person is back from every leave. Whoever is away
     * without an end comes back some day; the same one then for all.
     */
    private static final String EARLIEST =
            """
        (select case when p.id is null then s.due_on else due_in_force(s.due_on, {set}, p.earlier_leaves, p.leave_from,
             coalesce(p.leave_until, p.leave_from + 36500), 'infinity') end as due_on)""".replace("{set}", PersonDay.today("coalesce(s.dated_at, s.since)", "p", ":zone"));

    /** When the date in due_on was set: null where there is none, or where that was when it was assigned. */
    private static final String DATED = """
        case when n.required and coalesce(a.due_by_hand, n.due_on) is not null then
          nullif(case when a.due_by_hand is null then n.dated_at else a.due_set_at end, a.assigned_at) end""";

    private final DSLContext db;
    private final Settings settings;

    RequirementStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * What becomes of assignments without any source: not started ones are removed, those in progress stay as optional
     * (nobody loses work), completed ones stay as the record.
     *
     * @param pairs (content_id, person_id), each once
     */
    public void lastSourceGone(Written entry, NamedSql pairs) {
        remove(entry, pairs);
        db.execute(named(numbered("""
            with x as ({pairs})
            insert into source (content_id, person_id, rule_id, since, entry_id)
            select a.content_id, a.person_id, {self}, :at::timestamptz, :entry
            from x
            join assignment a on a.content_id = x.content_id and a.person_id = x.person_id
                                  and {optional}
            where not exists (select from source s
                              where s.content_id = a.content_id and s.person_id = a.person_id)"""))
                .piece("pairs", pairs)
                .piece("optional", LastSourceSql.OPTIONAL)
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .sql());
    }

    /**
     * Where what was taken is required again: the Self-enrolled source that stood in for it ends, and the date by hand that
     * went with it comes back. The due date follows with {@link #workOut}.
     *
     * @param taken (content_id, person_id, entry_id): what was taken, and by which entry
     */
    public void requiredAgain(Written entry, NamedSql taken) {
        db.execute(named(numbered("""
            with own as (
              delete from source s using ({taken}) x
              where s.content_id = x.content_id and s.person_id = x.person_id and s.entry_id = x.entry_id and s.rule_id = {self}
                and exists (select from source r where r.content_id = s.content_id and r.person_id = s.person_id
                              and r.rule_id <> {self})
              returning s.*)
            {past}"""))
                .piece("taken", taken)
                .piece("past", LedgerSql.sourcesPast(":at::timestamptz", ":entry", "own"))
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .sql());
        db.execute(named(numbered("""
            update assignment a
            set due_by_hand = (l.before ->> 'dueOn')::date, due_set_at = (l.before ->> 'setAt')::timestamptz
            from (
              select distinct on (l.content_id, l.person_id) l.*
              from ({taken}) x
              join audit_line l on l.content_id = x.content_id and l.person_id = x.person_id and l.entry_id = x.entry_id
              where jsonb_exists(l.before, 'setAt') and not exists (
                select from audit_line later join audit_entry e on e.id = later.entry_id
                where later.content_id = l.content_id and later.person_id = l.person_id and later.entry_id > l.entry_id
                  and e.action in ({byHand}))
              order by l.content_id, l.person_id, l.entry_id) l
            where a.content_id = l.content_id and a.person_id = l.person_id and a.due_by_hand is null
              and exists (select from source r where r.content_id = a.content_id and r.person_id = a.person_id
                            and r.rule_id <> {self})"""))
                .piece("taken", taken)
                .piece("byHand", DATED_BY_HAND)
                .sql());
    }

    /** Not started, and nothing requires it any more: it goes, with a Self-enrolled source that stood beside. */
    private void remove(Written entry, NamedSql pairs) {
        db.execute(named(numbered("""
            with gone as (
              delete from assignment a using ({pairs}) x
              where a.content_id = x.content_id and a.person_id = x.person_id and {removed}
                and not exists (select from source s where s.content_id = a.content_id and s.person_id = a.person_id
                                and s.rule_id <> {self})
              returning a.*),
            own as (
              delete from source s using gone g
              where s.content_id = g.content_id and s.person_id = g.person_id and s.rule_id = {self}
              returning s.*),
            past as ({sourcesPast})
            {assignmentsPast}"""))
                .piece("pairs", pairs)
                .piece("removed", LastSourceSql.REMOVED)
                .piece("sourcesPast", LedgerSql.sourcesPast(":at::timestamptz", ":entry", "own"))
                .piece("assignmentsPast", LedgerSql.assignmentsPast(":at::timestamptz", ":entry", "gone"))
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .sql());
    }

    /**
     * Required while any source but Self-enrolled is left; the date set by hand wins, else the earliest of the sources.
     *
     * @param pairs (content_id, person_id), each once
     */
    public void workOut(NamedSql pairs) {
        db.execute(named(numbered("""
            update assignment a set
              required = n.required,
              due_by_hand = case when n.required then a.due_by_hand end,
              due_on = case when n.required then coalesce(a.due_by_hand, n.due_on) end,
              dated_at = {dated},
              due_lifted = n.required and a.due_by_hand is null and coalesce(n.lifted, false)
            from (select x.content_id, x.person_id, count(s.rule_id) > 0 as required,
                         (array_agg(s.due_on order by d.due_on, s.due_on, s.due_lifted, coalesce(s.dated_at, s.since)))[1] as due_on,
                         (array_agg(coalesce(s.dated_at, s.since) order by d.due_on, s.due_on, s.due_lifted, coalesce(s.dated_at, s.since)))[1] as dated_at,
                         (array_agg(s.due_lifted order by d.due_on, s.due_on, s.due_lifted, coalesce(s.dated_at, s.since)))[1] as lifted
                  from ({pairs}) x
                  left join source s on s.content_id = x.content_id and s.person_id = x.person_id and s.rule_id <> {self}
                  left join person p on p.id = x.person_id and p.leave_from is not null
                  cross join lateral {earliest} d
                  group by x.content_id, x.person_id) n
            where a.content_id = n.content_id and a.person_id = n.person_id
              and (a.required, a.due_on, a.dated_at, a.due_by_hand, a.due_lifted) is distinct from
                  (n.required,
                   case when n.required then coalesce(a.due_by_hand, n.due_on) end,
                   {dated},
                   case when n.required then a.due_by_hand end,
                   n.required and a.due_by_hand is null and coalesce(n.lifted, false))"""))
                .piece("pairs", pairs)
                .piece("dated", DATED)
                .piece("earliest", EARLIEST)
                .bind("zone", settings.current().defaultTimeZone().getId())
                .sql());
    }
}
