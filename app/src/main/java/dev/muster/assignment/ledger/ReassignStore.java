package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog.Written;
import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;
import dev.muster.settings.Settings;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What reassigning makes of assignments: their dates, and what still counts. What is to do follows from the facts. */
@Component
public class ReassignStore {
    private final DSLContext db;
    private final RequirementStore requirements;
    private final Settings settings;

    ReassignStore(DSLContext db, RequirementStore requirements, Settings settings) {
        this.db = db;
        this.requirements = requirements;
        this.settings = settings;
    }

    /**
     * One person's assignment after the act.
     *
     * @param today in the person's time zone
     * @param countsUntil until when the old completion counts; null: no longer
     * @param dueByHand the date of the retake set on the assignment; null: none
     */
    public record Fresh(
            int personId,
            LocalDate today,
            @Nullable LocalDate countsUntil,
            @Nullable LocalDate dueByHand) {}

    /** Lines that say what was before; written before anything else. */
    public void lines(int contentId, List<Integer> personIds, Written entry) {
        db.execute(named(numbered("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select :at::timestamptz, :entry, a.content_id, a.person_id,
                   jsonb_build_object('resetAt', a.reset_at, 'countsUntil', a.counts_until, 'dueByHand', a.due_by_hand,
                     'setAt', a.due_set_at, 'state', a.state, 'progress', a.progress,
                     'startedAt', a.started_at, 'dates', d.dates)
                   || case when i.rule_id is null then '{}' else
                        jsonb_build_object('dueOn', i.due_on, 'dueGiven', i.due_given, 'dueLifted', i.due_lifted,
                                           'datedAt', i.dated_at) end,
                   '{"reassigned":true}'
            from assignment a
            left join source i on i.content_id = a.content_id and i.person_id = a.person_id and i.rule_id = {individual}
            cross join lateral (
              select jsonb_object_agg(s.rule_id, jsonb_build_object('on', s.due_on, 'lifted', s.due_lifted, 'dated', s.dated_at)) as dates
              from source s where s.content_id = a.content_id and s.person_id = a.person_id and s.due_on is not null) d
            where a.content_id = :content and a.person_id = any(:people::int[])"""))
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("content", contentId)
                .bind("people", personIds.toArray(Integer[]::new))
                .sql());
    }

    /** Dates that have passed are lifted: nobody is overdue by a reassignment. */
    public void fresh(Written entry, int contentId, List<Fresh> each) {
        Integer[] people = each.stream().map(Fresh::personId).toArray(Integer[]::new);
        LocalDate[] today = each.stream().map(Fresh::today).toArray(LocalDate[]::new);
        LocalDate[] counts = each.stream().map(Fresh::countsUntil).toArray(LocalDate[]::new);
        LocalDate[] due = each.stream().map(Fresh::dueByHand).toArray(LocalDate[]::new);
        int minimum = settings.current().minimumDays();
        String zone = settings.current().defaultTimeZone().getId();
        db.execute(named("""
            update source s set due_on = x.today + :minimum::int, due_lifted = true, dated_at = :at::timestamptz
            from unnest(:people::int[], :today::date[]) as x (person_id, today)
            join person p on p.id = x.person_id
            where s.content_id = :content and s.person_id = x.person_id and s.due_on < {lived}""")
                .piece("lived", lived("coalesce(s.dated_at, s.since)"))
                .bind("zone", zone)
                .bind("at", entry.at())
                .bind("minimum", minimum)
                .bind("people", people)
                .bind("today", today)
                .bind("content", contentId)
                .sql());
        db.execute(named("""
            update assignment a set reset_at = :at::timestamptz, counts_until = x.counts,
              due_by_hand = coalesce(x.due, case when a.due_by_hand < {lived} then x.today + :minimum::int else a.due_by_hand end),
              due_set_at = case when x.due is not null or a.due_by_hand < {lived} then :at::timestamptz else a.due_set_at end
            from unnest(:people::int[], :today::date[], :counts::date[], :due::date[]) as x (person_id, today, counts, due)
            join person p on p.id = x.person_id
            where a.content_id = :content and a.person_id = x.person_id""")
                .piece("lived", lived("coalesce(a.due_set_at, a.assigned_at)"))
                .bind("zone", zone)
                .bind("at", entry.at())
                .bind("minimum", minimum)
                .bind("people", people)
                .bind("today", today)
                .bind("counts", counts)
                .bind("due", due)
                .bind("content", contentId)
                .sql());
        requirements.workOut(HandStore.pairs(contentId, people));
    }

    /** A date set then has passed if it lies before this. */
    private static String lived(String set) {
        return PersonLeave.livedDay("p", PersonDay.today(set, "p", ":zone"), "x.today");
    }

    public void notStarted(int contentId, List<Integer> personIds) {
        db.execute(numbered("""
            update assignment set state = {notStarted}, progress = 0, renewal = null, score = null, version = null, started_at = null,
              completed_at = null, expires_on = null, credit_from = null
            where content_id = ? and person_id = any(?::int[])"""), contentId, personIds.toArray(Integer[]::new));
    }

    /** As the lines of an act say it was, for people who have not moved on since; the caller lets the state follow. */
    public void undo(UndoEntry e, int contentId, Integer[] people) {
        db.execute(named("""
            update source s set due_on = (d.value ->> 'on')::date, due_lifted = (d.value ->> 'lifted')::boolean,
              dated_at = (d.value ->> 'dated')::timestamptz
            from audit_line l, jsonb_each(case jsonb_typeof(l.before -> 'dates') when 'object' then l.before -> 'dates' else '{}' end) d
            where l.entry_id = :entry and l.at = :at::timestamptz and l.content_id = :content and l.person_id = any(:people::int[])
              and s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = d.key::int""")
                .bind("entry", e.id())
                .bind("at", e.at())
                .bind("content", contentId)
                .bind("people", people)
                .sql());
        db.execute(named("""
            update assignment a
            set reset_at = (l.before ->> 'resetAt')::timestamptz, counts_until = (l.before ->> 'countsUntil')::date,
                due_by_hand = (l.before ->> 'dueByHand')::date, due_set_at = (l.before ->> 'setAt')::timestamptz,
                started_at = (l.before ->> 'startedAt')::timestamptz
            from audit_line l
            where l.entry_id = :entry and l.at = :at::timestamptz and l.content_id = :content and l.person_id = any(:people::int[])
              and jsonb_exists(l.before, 'resetAt')
              and a.content_id = l.content_id and a.person_id = l.person_id""")
                .bind("entry", e.id())
                .bind("at", e.at())
                .bind("content", contentId)
                .bind("people", people)
                .sql());
        requirements.workOut(HandStore.pairs(contentId, people));
    }
}
