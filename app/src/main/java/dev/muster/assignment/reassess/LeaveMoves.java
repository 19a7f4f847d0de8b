package dev.muster.assignment.reassess;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.RequirementStore;
import dev.muster.people.LeavesChanged;
import dev.muster.people.PersonDay;
import dev.muster.people.rules.Leave;
import dev.muster.people.rules.Leaves;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody's time away is noted, changed or taken back: the entry of the log says of each open training what that makes of
 * its due date. Nothing has to run on the day of return; the date in force follows from the leaves.
 */
@Component
class LeaveMoves {
    private final DSLContext db;
    private final RequirementStore requirements;
    private final Settings settings;

    LeaveMoves(DSLContext db, RequirementStore requirements, Settings settings) {
        this.db = db;
        this.requirements = requirements;
        this.settings = settings;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(LeavesChanged news) {
        db.execute(named(numbered("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select :at::timestamptz, :entry, a.content_id, a.person_id,
                   jsonb_build_object('dueOn', d.was), jsonb_build_object('dueOn', d.becomes)
            from assignment a
            join person p on p.id = a.person_id
            cross join lateral (
              select min(due_in_force(x.due_on, x.since, {before}, 'infinity')) as was,
                     min(due_in_force(x.due_on, x.since, {after}, 'infinity')) as becomes
              from (select a.due_by_hand as due_on, {setByHand} as since where a.due_by_hand is not null
                    union all
                    select s.due_on, {set} from source s
                    where a.due_by_hand is null and s.content_id = a.content_id and s.person_id = a.person_id) x) d
            where a.person_id = :person and a.required and a.state < {completed} and d.was is distinct from d.becomes"""))
                .piece("setByHand", PersonDay.today("coalesce(a.due_set_at, a.assigned_at)", "p", ":zone"))
                .piece("set", PersonDay.today("coalesce(s.dated_at, s.since)", "p", ":zone"))
                .piece("before", leaves(news.before()))
                .piece("after", leaves(news.after()))
                .bind("at", news.entry().at())
                .bind("entry", news.entry().id())
                .bind("person", news.personId())
                .bind("zone", settings.current().defaultTimeZone().getId())
                .sql());
        // which of several dates is the earliest may be another by now
        requirements.workOut(named("select content_id, person_id from assignment where person_id = :person")
                .bind("person", news.personId()));
    }

    private static NamedSql leaves(Leaves leaves) {
        return named(":earlier::date[], :from::date, :until::date")
                .bind("earlier", leaves.earlier())
                .bind("from", leaves.last().map(Leave::from).orElse(null))
                .bind("until", leaves.last().map(Leave::until).orElse(null));
    }
}
