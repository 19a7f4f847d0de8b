package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Moves the due dates of open training to what the content's due rule says now, counted from when it was given: days
 * away since then move them on as they do others. Callers hold the content's lock.
 */
@Component
public class DueMoveStore {
    private static final NamedSql MOVED = named("select distinct content_id, person_id from due_move");

    private final DSLContext db;
    private final TemporaryTables tables;
    private final RequirementStore requirements;
    private final Settings settings;
    private final Notices notices;

    DueMoveStore(
            DSLContext db, TemporaryTables tables, RequirementStore requirements, Settings settings, Notices notices) {
        this.db = db;
        this.tables = tables;
        this.requirements = requirements;
        this.settings = settings;
        this.notices = notices;
    }

    public int find(int contentId, Instant at) {
        return find(contentId, at, 0);
    }

    /**
     * Finds sources whose date comes from the content's due rule and differs from what it says now.
     *
     * @param but leaves out whose dates this entry of the log moved; 0: nobody
     * @return how many people that touches
     */
    public int find(int contentId, Instant at, long but) {
        return find(
                contentId,
                at,
                but,
                numbered(
                        "((s.rule_id = {individual} and not s.due_given) or (s.rule_id > {individual} and r.due is null))"),
                "c.due");
    }

    /** The same for the sources of one rule, which may have a due rule of its own. */
    public int findOfRule(int ruleId, int contentId, Instant at) {
        return find(contentId, at, 0, "s.rule_id = " + ruleId, "coalesce(r.due, c.due)");
    }

    private int find(int contentId, Instant at, long but, String which, String due) {
        tables.ofDueMoves();
        Settings.Values s = settings.current();
        db.execute(named(numbered("""
            insert into due_move
            select s.content_id, s.person_id, s.rule_id, d.due_on, d.lifted
            from (select :at::timestamptz as at, :zone::text as zone, :minimum::int as minimum) i
            join source s on s.content_id = :content
            join content c on c.id = s.content_id
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            join assignment a on a.person_id = s.person_id and a.content_id = s.content_id and a.state < {completed}
            left join rule r on r.id = s.rule_id
            cross join lateral (select {today} as today, {given} as given) t
            cross join lateral due_of(%s, t.given, p.hired_on, {lived}, i.minimum) d
            where %s
              and (s.due_on, s.due_lifted) is distinct from (d.due_on, d.lifted)
              and not exists (select from audit_line l
                              where l.entry_id = :but and l.content_id = s.content_id and l.person_id = s.person_id
                                and jsonb_exists(l.before, 'due'))""").formatted(due, which))
                .piece("lived", PersonLeave.livedDay("p", "t.given", "t.today"))
                .piece("today", PersonDay.today("i.at", "p", "i.zone"))
                .piece("given", PersonDay.today("s.since", "p", "i.zone"))
                .bind("at", at)
                .bind("zone", s.defaultTimeZone().getId())
                .bind("minimum", s.minimumDays())
                .bind("content", contentId)
                .bind("but", but)
                .sql());
        return db.fetchSingle("select count(distinct person_id) from due_move").into(Integer.class);
    }

    /** Moves what {@link #find} found in this transaction. */
    public void move(Written entry) {
        db.execute(named("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select :at::timestamptz, :entry, m.content_id, m.person_id,
                   jsonb_build_object('due', jsonb_object_agg(m.rule_id, s.due_on),
                                      'lifted', jsonb_object_agg(m.rule_id, s.due_lifted),
                                      'dated', jsonb_object_agg(m.rule_id, s.dated_at)),
                   jsonb_build_object('due', jsonb_object_agg(m.rule_id, m.due_on))
            from due_move m
            join source s on s.content_id = m.content_id and s.person_id = m.person_id and s.rule_id = m.rule_id
            where not exists (select from audit_line l where l.entry_id = :entry and l.at = :at::timestamptz
                                and l.content_id = m.content_id and l.person_id = m.person_id)
            group by m.content_id, m.person_id""").bind("at", entry.at()).bind("entry", entry.id()).sql());
        db.execute("""
            update source s set due_on = m.due_on, due_lifted = m.due_lifted, dated_at = null from due_move m
            where s.content_id = m.content_id and s.person_id = m.person_id and s.rule_id = m.rule_id""");
        requirements.workOut(MOVED);
    }

    /** Whom {@link #move} moved a date of. */
    public void tell(Written entry) {
        notices.queue(Kind.DUE_DATE_CHANGED, entry, null, MOVED);
    }
}
