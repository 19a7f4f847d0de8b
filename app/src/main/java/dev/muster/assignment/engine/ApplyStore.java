package dev.muster.assignment.engine;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.LedgerSql;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.ledger.RequirementStore;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.NamedSql;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Applies what {@link DifferenceStore} found. Gains go first, so that somebody who loses one source and gains another
 * never loses the training in between. Callers hold the locks of the contents touched.
 */
@Component
class ApplyStore {
    private final DSLContext db;
    private final RequirementStore requirements;
    private final Notices notices;

    ApplyStore(DSLContext db, RequirementStore requirements, Notices notices) {
        this.db = db;
        this.requirements = requirements;
        this.notices = notices;
    }

    void gains(DifferenceStore.Size size, Written entry) {
        db.execute(LedgerSql.sources("?::timestamptz", "?", "gain where not again"), entry.at(), entry.id());
        db.execute("""
            update source s set kept = false from gain g
            where g.again and s.content_id = g.content_id and s.person_id = g.person_id and s.rule_id = g.rule_id""");
        if (size.oneRule()) {
            freshOfOneRule(entry);
        } else {
            fresh(entry);
        }
        requirements.workOut(named("select distinct content_id, person_id from gain where not fresh"));
    }

    private void fresh(Written entry) {
        db.execute("""
            insert into assignment (person_id, content_id, required, due_on, due_lifted, assigned_at)
            select person_id, content_id, true, min(due_on),
                   (array_agg(due_lifted order by due_on, due_lifted))[1], ?::timestamptz
            from gain where fresh group by person_id, content_id""", entry.at());
        notices.queue(Kind.ASSIGNED, entry, null, named("select content_id, person_id from gain where fresh"));
    }

    /** The same where nothing has to be put together, and nobody can be told twice. */
    private void freshOfOneRule(Written entry) {
        db.execute(LedgerSql.assignments("?::timestamptz", "gain where fresh"), entry.at());
        notices.queueFirst(Kind.ASSIGNED, entry, named("select content_id, person_id from gain where fresh"));
    }

    void losses(Written entry) {
        db.execute("""
            with gone as (
              delete from source s using loss l
              where s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = l.rule_id and not l.keep
              returning s.*)
            """ + LedgerSql.sourcesPast("?::timestamptz", "?", "gone"), entry.at(), entry.id());
        db.execute("""
            update source s set kept = true from loss l
            where s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = l.rule_id and l.keep""");
        NamedSql lost = named("select distinct content_id, person_id from loss where not keep");
        requirements.lastSourceGone(entry, lost);
        requirements.workOut(lost);
    }

    /**
     * Lines that say what each gains and loses, and the date by hand of whom nothing requires it any more, which goes with
     * that. Written after gains and before {@link #losses}.
     */
    void lines(DifferenceStore.Size size, Written entry) {
        db.execute(lines(size), entry.at(), entry.id());
    }

    private static String lines(DifferenceStore.Size size) {
        if (size.losses() > 0) {
            return numbered("""
                insert into audit_line (at, entry_id, content_id, person_id, before, after)
                select ?::timestamptz, ?, x.content_id, x.person_id,
                       case when bool_or(not gained) then
                         jsonb_build_object('sources', jsonb_agg(rule_id order by rule_id) filter (where not gained))
                         || case when a.due_by_hand is null or exists (
                              select from source s
                              where s.content_id = x.content_id and s.person_id = x.person_id and s.rule_id <> {self}
                                and not exists (select from loss l where not l.keep and l.content_id = s.content_id
                                                  and l.person_id = s.person_id and l.rule_id = s.rule_id)) then '{}'
                            else jsonb_build_object('dueOn', a.due_by_hand, 'setAt', a.due_set_at) end end,
                       case when bool_or(gained) then
                         jsonb_build_object('sources', jsonb_agg(rule_id order by rule_id) filter (where gained)) end
                from (select content_id, person_id, rule_id, true as gained from gain
                      union all select content_id, person_id, rule_id, false from loss) x
                left join assignment a on a.content_id = x.content_id and a.person_id = x.person_id
                group by x.content_id, x.person_id, a.due_by_hand, a.due_set_at""");
        }
        // Of one rule all lines say the same: put together once.
        return size.oneRule() ? """
            insert into audit_line (at, entry_id, content_id, person_id, after)
            select ?::timestamptz, ?, content_id, person_id,
                   (select jsonb_build_object('sources', jsonb_build_array(rule_id)) from gain limit 1)
            from gain""" : """
            insert into audit_line (at, entry_id, content_id, person_id, after)
            select ?::timestamptz, ?, content_id, person_id, jsonb_build_object('sources', jsonb_agg(rule_id order by rule_id))
            from gain group by content_id, person_id""";
    }

    /** People whom the difference touches. */
    int people() {
        return db.fetchSingle("select count(*) from (select person_id from gain union select person_id from loss) x")
                .into(Integer.class);
    }

    /** New assignments of people who have been at this content before: their state follows from what they did. */
    List<Pair> freshWithFacts() {
        return db.fetch("""
            select distinct g.person_id, g.content_id
            from (select distinct content_id from gain where fresh) c
            cross join lateral (select l.person_id from learned l where l.content_id = c.content_id offset 0) l
            join gain g on g.content_id = c.content_id and g.person_id = l.person_id and g.fresh
            order by 1, 2""").into(Pair.class);
    }
}
