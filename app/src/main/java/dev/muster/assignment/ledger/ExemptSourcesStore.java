package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.HandStore.OneSource;
import dev.muster.audit.AuditLog.Written;
import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What an exemption takes, and what of it that a hand had given comes back when it is lifted. Callers hold the content's lock. */
@Component
public class ExemptSourcesStore {
    private final DSLContext db;
    private final HandStore hands;
    private final RequirementStore requirements;
    private final Settings settings;

    ExemptSourcesStore(DSLContext db, HandStore hands, RequirementStore requirements, Settings settings) {
        this.db = db;
        this.hands = hands;
        this.requirements = requirements;
        this.settings = settings;
    }

    /** Takes these sources, with a line that keeps the date by hand that may go with them. @param from the rule; 0: the content */
    public void take(int contentId, int personId, List<OneSource> sources, int from, Written entry) {
        line(contentId, personId, entry, from);
        hands.exempt(contentId, sources, entry);
    }

    private void line(int contentId, int personId, Written entry, int from) {
        db.execute(named("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select :at::timestamptz, :entry, :content, :person,
                   (select jsonb_build_object('dueOn', a.due_by_hand, 'setAt', a.due_set_at) from assignment a
                    where a.content_id = :content and a.person_id = :person and a.due_by_hand is not null),
                   jsonb_build_object('exempt', :from::int)""")
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("content", contentId)
                .bind("person", personId)
                .bind("from", from)
                .sql());
    }

    /** The Individual source and the assignment as they were; dates that have passed are lifted. @param takenBy the entry of the exemption */
    public void giveBack(int contentId, int personId, long takenBy, Written entry) {
        String individual = numbered("where content_id = ? and person_id = ? and rule_id = {individual}");
        int given = db.execute(
                LedgerSql.sourcesBack("source_past " + individual + " and ended_by = ?"), contentId, personId, takenBy);
        if (given > 0) {
            db.execute(
                    LedgerSql.assignmentsBack(
                            "assignment_past where content_id = ? and person_id = ? and ended_by = ?"),
                    contentId,
                    personId,
                    takenBy);
            db.execute(
                    LedgerSql.assignmentsForSources("?::timestamptz", "source " + individual),
                    entry.at(),
                    contentId,
                    personId);
            dateByHand(contentId, personId, takenBy);
            lift(contentId, personId, entry);
        }
        requirements.workOut(HandStore.pairs(contentId, new Integer[] {personId}));
    }

    /** The line of its being lifted. */
    public void lifted(int contentId, int personId, Written entry) {
        hands.lines(contentId, List.of(personId), entry, "{\"exempt\":null}");
    }

    private void dateByHand(int contentId, int personId, long takenBy) {
        db.execute("""
            update assignment a
            set due_by_hand = (l.before ->> 'dueOn')::date, due_set_at = (l.before ->> 'setAt')::timestamptz
            from audit_line l
            where a.content_id = ? and a.person_id = ? and a.due_by_hand is null
              and l.content_id = a.content_id and l.person_id = a.person_id and l.entry_id = ? and jsonb_exists(l.before, 'setAt')""", contentId, personId, takenBy);
    }

    /** Nobody is overdue on the day on which it comes back. */
    private void lift(int contentId, int personId, Written entry) {
        db.execute(passed("""
            update source s set due_on = {today} + :minimum::int, due_lifted = true, dated_at = :at::timestamptz
            from person p
            where p.id = :person and s.content_id = :content and s.person_id = p.id
              and s.rule_id = {individual} and s.due_on < {lived}""", "coalesce(s.dated_at, s.since)", entry)
                .bind("content", contentId)
                .bind("person", personId)
                .sql());
        db.execute(passed("""
            update assignment a set due_by_hand = {today} + :minimum::int, due_set_at = :at::timestamptz
            from person p
            where p.id = :person and a.content_id = :content and a.person_id = p.id
              and a.due_by_hand < {lived}""", "coalesce(a.due_set_at, a.assigned_at)", entry)
                .bind("content", contentId)
                .bind("person", personId)
                .sql());
    }

    /** The statement with {@code {today}} of the person {@code p}, and the day that a date set then lies before if it has passed. */
    private NamedSql passed(String statement, String set, Written entry) {
        String today = PersonDay.today(":at::timestamptz", "p", ":zone");
        return named(numbered(statement))
                .piece("today", today)
                .piece("lived", PersonLeave.livedDay("p", PersonDay.today(set, "p", ":zone"), today))
                .bind("minimum", settings.current().minimumDays())
                .bind("zone", settings.current().defaultTimeZone().getId())
                .bind("at", entry.at());
    }
}
