package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.NamedSql;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Puts sources and assignments back as they were before an act. Callers hold the content's lock. */
@Component
public class PutBackStore {
    private final DSLContext db;
    private final RequirementStore requirements;

    PutBackStore(DSLContext db, RequirementStore requirements) {
        this.db = db;
        this.requirements = requirements;
    }

    /** Of an assignment by hand: dates it changed on Individual sources that were there before. */
    public void datesBack(UndoEntry e, int contentId, Integer[] people) {
        db.execute(named(numbered("""
            update source s
            set due_on = (l.before ->> 'dueOn')::date, due_given = coalesce((l.before ->> 'dueGiven')::boolean, false),
                due_lifted = coalesce((l.before ->> 'dueLifted')::boolean, false), dated_at = (l.before ->> 'datedAt')::timestamptz
            from audit_line l
            where l.entry_id = :entry and l.at = :at::timestamptz and l.content_id = :content and jsonb_exists(l.before, 'dueGiven')
              and s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = {individual}
              and s.person_id = any(:people::int[])"""))
                .bind("entry", e.id())
                .bind("at", e.at())
                .bind("content", contentId)
                .bind("people", people)
                .sql());
        workOut(contentId, people);
    }

    /** What the act took from people: the sources as they were, and the assignments. */
    public void giveBack(UndoEntry e, int contentId, Integer[] people, Written undo) {
        String past = "where content_id = ? and ended_by = ? and person_id = any(?::int[])";
        db.execute(LedgerSql.sourcesBack("source_past " + past), contentId, e.id(), people);
        db.execute(LedgerSql.assignmentsBack("assignment_past " + past), contentId, e.id(), people);
        // it had stayed then, and has gone since
        String without =
                "(select distinct content_id, person_id from source where content_id = ? and person_id = any(?::int[])) s";
        db.execute(LedgerSql.assignmentsForSources("?::timestamptz", without), undo.at(), contentId, people);
        workOut(contentId, people);
    }

    /** Of a due date by hand: what it was before, where it still is what the act made it. */
    public void dueBack(UndoEntry e, int contentId, Integer[] people) {
        db.execute(named("""
            update assignment a
            set due_by_hand = (l.before ->> 'dueOn')::date, due_set_at = (l.before ->> 'setAt')::timestamptz
            from audit_line l
            where l.entry_id = :entry and l.at = :at::timestamptz and l.content_id = :content
              and a.content_id = l.content_id and a.person_id = l.person_id and a.person_id = any(:people::int[])
              and a.due_by_hand is not distinct from (l.after ->> 'dueOn')::date""")
                .bind("entry", e.id())
                .bind("at", e.at())
                .bind("content", contentId)
                .bind("people", people)
                .sql());
        workOut(contentId, people);
    }

    /** What rules give again has the since and the date that it had before the act. */
    public void asBefore(UndoEntry e, List<Integer> ruleIds, Written undo) {
        Integer[] rules = ruleIds.toArray(Integer[]::new);
        db.execute("""
            update source s set since = p.valid_from, due_on = p.due_on, due_lifted = p.due_lifted,
              due_given = p.due_given, entry_id = p.entry_id
            from source_past p
            where p.ended_by = ? and p.rule_id = any(?::int[]) and s.content_id = p.content_id
              and s.person_id = p.person_id and s.rule_id = p.rule_id and s.entry_id = ?""", e.id(), rules, undo.id());
        db.execute(numbered("""
            update assignment a set assigned_at = p.assigned_at, due_by_hand = p.due_by_hand, due_set_at = p.due_set_at,
              counts_until = p.counts_until,
              started_at = case when a.state <> {notStarted} then coalesce(a.started_at, p.started_at) end
            from assignment_past p
            where p.ended_by = ? and a.content_id = p.content_id and a.person_id = p.person_id
              and exists (select from source_past s where s.ended_by = p.ended_by and s.content_id = p.content_id
                            and s.person_id = p.person_id and s.rule_id = any(?::int[]))
              and a.assigned_at = ?::timestamptz"""), e.id(), rules, undo.at());
        requirements.requiredAgain(undo, named("""
            select distinct content_id, person_id, ended_by as entry_id
            from source_past where ended_by = :entry and rule_id = any(:rules::int[])""").bind("entry", e.id()).bind("rules", rules));
        requirements.workOut(named("""
            select distinct content_id, person_id from source_past where ended_by = :entry and rule_id = any(:rules::int[])""").bind("entry", e.id()).bind("rules", rules));
    }

    /** Of a due rule that moved open dates: back, where they still are what the act made them. */
    public void movedBack(UndoEntry e, int contentId) {
        db.execute("""
            update source s set due_on = (l.before -> 'due' ->> s.rule_id::text)::date,
                                due_lifted = coalesce((l.before -> 'lifted' ->> s.rule_id::text)::boolean, false),
                                dated_at = (l.before -> 'dated' ->> s.rule_id::text)::timestamptz
            from audit_line l
            where l.entry_id = ? and l.at = ?::timestamptz and l.content_id = ? and l.before -> 'due' is not null
              and s.content_id = l.content_id and s.person_id = l.person_id
              and jsonb_exists(l.before -> 'due', s.rule_id::text)
              and s.due_on is not distinct from (l.after -> 'due' ->> s.rule_id::text)::date""", e.id(), e.at(), contentId);
        requirements.workOut(named("""
            select distinct content_id, person_id from audit_line
            where entry_id = :entry and at = :at::timestamptz and person_id > 0""").bind("entry", e.id()).bind("at", e.at()));
    }

    /**
     * Of what rules gave by the act and have taken now: assignments that the act made go whole where the person has not worked
     * on it since, whatever they had done before. Else they would stay as optional, or as a record, where nothing was before.
     */
    public void neverThere(UndoEntry e, Written undo) {
        db.execute(named(numbered("""
            with made as (
              select a.* from (
                select distinct content_id, person_id, :entry::bigint as entry_id, :at::timestamptz as at from audit_line
                where entry_id = :undo and at = :undoneAt::timestamptz and content_id > 0 and person_id > 0) l
              join assignment a on a.content_id = l.content_id and a.person_id = l.person_id and a.assigned_at >= l.at
              where not exists (
                  select from source s where s.content_id = a.content_id and s.person_id = a.person_id
                    and not (s.rule_id = {self} and s.entry_id = :undo))
                and not {learned} and not {credited} and not {stepDone} and not {begunInside}),
            own as (
              delete from source s using made m
              where s.content_id = m.content_id and s.person_id = m.person_id and s.rule_id = {self}),
            gone as (
              delete from assignment a using made m where a.content_id = m.content_id and a.person_id = m.person_id
              returning a.*)
            {past}"""))
                .piece("learned", named(UndoEntry.WorkedOn.LEARNED))
                .piece("credited", named(UndoEntry.WorkedOn.CREDITED))
                .piece("stepDone", named(UndoEntry.WorkedOn.STEP_DONE))
                .piece("begunInside", named(UndoEntry.WorkedOn.BEGUN_INSIDE))
                .piece("past", LedgerSql.assignmentsPast(":undoneAt::timestamptz", ":undo", "gone"))
                .bind("entry", e.id())
                .bind("at", e.at())
                .bind("undo", undo.id())
                .bind("undoneAt", undo.at())
                .sql());
    }

    /**
     * Of the gains found: those that the act had ended come back as they were, and are gains no more. Nobody is told.
     *
     * @return what came back
     */
    public List<Pair> comeBack(UndoEntry e, Written undo) {
        List<Pair> back = db.fetch(named("""
            with act as (select :entry::bigint as id, :at::timestamptz as at, :undo::bigint as undo_id, :undoneAt::timestamptz as undo_at),
            b as (
              select distinct on (p.content_id, p.person_id, p.rule_id) p.*
              from act, gain g
              join source_past p on p.content_id = g.content_id and p.person_id = g.person_id and p.rule_id = g.rule_id
              where not g.again and p.valid_from <= act.at and p.valid_to >= act.at and p.ended_by > act.id
              order by p.content_id, p.person_id, p.rule_id, p.valid_to),
            s as (
              {back}),
            l as (
              insert into audit_line (at, entry_id, content_id, person_id, after)
              select act.undo_at, act.undo_id, content_id, person_id,
                     jsonb_build_object('sources', jsonb_agg(rule_id order by rule_id))
              from b, act group by 1, 2, 3, 4),
            g as (
              delete from gain g using b
              where g.content_id = b.content_id and g.person_id = b.person_id and g.rule_id = b.rule_id)
            select distinct person_id, content_id from b order by 1, 2""")
                        .piece("back", LedgerSql.sourcesBack("b"))
                        .bind("entry", e.id())
                        .bind("at", e.at())
                        .bind("undo", undo.id())
                        .bind("undoneAt", undo.at())
                        .sql())
                .into(Pair.class);
        NamedSql pairs = named(
                        "select content_id, person_id from unnest(:contents::int[], :people::int[]) as x (content_id, person_id)")
                .bind("contents", back.stream().map(Pair::contentId).toArray(Integer[]::new))
                .bind("people", back.stream().map(Pair::personId).toArray(Integer[]::new));
        assignments(e, undo, pairs);
        requirements.workOut(pairs);
        return back.stream().filter(this::hasLearned).toList();
    }

    private void assignments(UndoEntry e, Written undo, NamedSql pairs) {
        db.execute(named(LedgerSql.assignmentsBack("""
            (select distinct on (p.person_id, p.content_id) p.*
             from ({pairs}) x
             join assignment_past p on p.content_id = x.content_id and p.person_id = x.person_id
             where p.ended_by > :entry and p.removed_at >= :at::timestamptz
             order by p.person_id, p.content_id, p.removed_at) p"""))
                .piece("pairs", pairs)
                .bind("entry", e.id())
                .bind("at", e.at())
                .sql());
        // It had stayed then, and has gone since.
        db.execute(named(LedgerSql.assignmentsForSources(":at::timestamptz", "(select distinct * from ({pairs}) x) s"))
                .piece("pairs", pairs)
                .bind("at", undo.at())
                .sql());
        requirements.requiredAgain(
                undo,
                named("""
            select x.content_id, x.person_id, r.id as entry_id
            from ({pairs}) x, audit_entry r where r.id > :entry and r.action = :apply""").piece("pairs", pairs).bind("entry", e.id()).bind("apply", AuditAction.RULES_APPLY.word()));
    }

    private boolean hasLearned(Pair pair) {
        return db.fetchSingle("select has_learned(?, ?)", pair.personId(), pair.contentId())
                .into(Boolean.class);
    }

    private void workOut(int contentId, Integer[] people) {
        requirements.workOut(HandStore.pairs(contentId, people));
    }
}
