package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.NamedSql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what hands decide: Individual sources, dates on assignments, removals. Callers hold the content's lock. */
@Component
public class HandStore {
    private final DSLContext db;
    private final RequirementStore requirements;

    HandStore(DSLContext db, RequirementStore requirements) {
        this.db = db;
        this.requirements = requirements;
    }

    /** @param byHand whether the date was given with the act; else it comes from the content's due rule */
    public record Given(int personId, @Nullable LocalDate dueOn, boolean lifted, boolean byHand) {}

    /** A source to take away. */
    public record OneSource(int personId, int rule) {}

    /** Gives the Individual source; a date given again replaces the source's date. */
    public void give(int contentId, List<Given> given, Written entry) {
        Integer[] people = given.stream().map(Given::personId).toArray(Integer[]::new);
        LocalDate[] dues = given.stream().map(Given::dueOn).toArray(LocalDate[]::new);
        Boolean[] lifted = given.stream().map(Given::lifted).toArray(Boolean[]::new);
        Boolean[] byHand = given.stream().map(Given::byHand).toArray(Boolean[]::new);
        db.execute(named(numbered("""
            insert into source as s (content_id, person_id, rule_id, since, due_on, due_lifted, due_given, entry_id)
            select :content, x.person_id, {individual}, :at::timestamptz, x.due_on, x.lifted, x.by_hand, :entry
            from unnest(:people::int[], :dues::date[], :lifted::boolean[], :byHand::boolean[]) as x (person_id, due_on, lifted, by_hand)
            on conflict (content_id, person_id, rule_id)
              do update set due_on = excluded.due_on, due_lifted = false, due_given = true, dated_at = excluded.since
              where excluded.due_given"""))
                .bind("content", contentId)
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("people", people)
                .bind("dues", dues)
                .bind("lifted", lifted)
                .bind("byHand", byHand)
                .sql());
        db.execute(named("""
            insert into assignment (person_id, content_id, required, due_on, due_lifted, assigned_at)
            select x.person_id, :content, true, x.due_on, x.lifted, :at::timestamptz
            from unnest(:people::int[], :dues::date[], :lifted::boolean[]) as x (person_id, due_on, lifted)
            left join assignment a on a.person_id = x.person_id and a.content_id = :content
            where a.person_id is null""")
                .bind("content", contentId)
                .bind("at", entry.at())
                .bind("people", people)
                .bind("dues", dues)
                .bind("lifted", lifted)
                .sql());
        workOut(contentId, people);
    }

    /** What a learner takes up by themselves: not required, no due date. */
    public void enrol(int contentId, int personId, Written entry) {
        db.execute("""
            insert into assignment (person_id, content_id, required, assigned_at)
            values (?, ?, false, ?::timestamptz)""", personId, contentId, entry.at());
        db.execute(named(numbered("""
            insert into source (content_id, person_id, rule_id, since, entry_id)
            values (:content, :person, {self}, :at::timestamptz, :entry)"""))
                .bind("content", contentId)
                .bind("person", personId)
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .sql());
    }

    /** Of people who may lose them ({@code Removing}): takes these sources away; without another the assignment goes, its history stays. */
    public void remove(int contentId, List<OneSource> sources, Written entry) {
        Integer[] people = sources.stream().map(OneSource::personId).toArray(Integer[]::new);
        takeSources(contentId, people, sources, entry);
        removeSourceless(contentId, people, entry, named("true"));
        workOut(contentId, people);
    }

    /** For an assignment that was only the record of a completion which is voided now: not started it goes, in progress it is optional. */
    public void withoutRecord(int contentId, int personId, Written entry) {
        requirements.lastSourceGone(entry, named("""
            select c.id as content_id, p.id as person_id from content c, person p where c.id = :content and p.id = :person
              and not exists (select from source s where s.content_id = c.id and s.person_id = p.id)""").bind("content", contentId).bind("person", personId));
    }

    /** @param which SQL for a condition over assignments {@code a} */
    private void removeSourceless(int contentId, Integer[] people, Written entry, NamedSql which) {
        db.execute(named("""
            with gone as (
              delete from assignment a where a.content_id = :content and a.person_id = any(:people::int[]) and {which}
                and not exists (select from source s where s.content_id = a.content_id and s.person_id = a.person_id)
              returning a.*)
            {past}""")
                .piece("which", which)
                .piece("past", LedgerSql.assignmentsPast(":at::timestamptz", ":entry", "gone"))
                .bind("content", contentId)
                .bind("people", people)
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .sql());
    }

    /** Takes sources away where nobody loses work by it: in progress stays as optional, completed as the record. */
    public void exempt(int contentId, List<OneSource> sources, Written entry) {
        Integer[] people = sources.stream().map(OneSource::personId).toArray(Integer[]::new);
        takeSources(contentId, people, sources, entry);
        requirements.lastSourceGone(entry, pairs(contentId, people));
        workOut(contentId, people);
    }

    /**
     * Takes back what an act gave. Assignments that the act made are removed, and older ones that are not completed;
     * progress and completions stay in the history. What was completed before the act is the record and stays.
     *
     * @param given when the act was
     */
    public void undoAssign(int contentId, List<OneSource> sources, Instant given, Written entry) {
        Integer[] people = sources.stream().map(OneSource::personId).toArray(Integer[]::new);
        takeSources(contentId, people, sources, entry);
        removeSourceless(
                contentId,
                people,
                entry,
                named(numbered("(a.state < {completed} or a.assigned_at = :given::timestamptz)"))
                        .bind("given", given));
        workOut(contentId, people);
    }

    private void takeSources(int contentId, Integer[] people, List<OneSource> sources, Written entry) {
        Integer[] rules = sources.stream().map(OneSource::rule).toArray(Integer[]::new);
        db.execute(named("""
            with gone as (
              delete from source s using unnest(:people::int[], :rules::int[]) as x (person_id, rule_id)
              where s.content_id = :content and s.person_id = x.person_id and s.rule_id = x.rule_id returning s.*)
            """ + LedgerSql.sourcesPast(":at::timestamptz", ":entry", "gone"))
                .bind("people", people)
                .bind("rules", rules)
                .bind("content", contentId)
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .sql());
    }

    private void workOut(int contentId, Integer[] people) {
        requirements.workOut(pairs(contentId, people));
    }

    /** @param dueOn null: back to the sources' dates */
    public void due(int contentId, List<Integer> personIds, @Nullable LocalDate dueOn, Instant at) {
        Integer[] people = personIds.toArray(Integer[]::new);
        db.execute(named("""
            update assignment set due_by_hand = :due::date, due_set_at = case when :due::date is not null then :at::timestamptz end
            where content_id = :content and person_id = any(:people::int[])""")
                .bind("due", dueOn)
                .bind("at", at)
                .bind("content", contentId)
                .bind("people", people)
                .sql());
        workOut(contentId, people);
    }

    /** Lines that say what the Individual source was before; written before {@link #give}. */
    public void assignLines(int contentId, List<Integer> personIds, Written entry) {
        db.execute(named(numbered("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select :at::timestamptz, :entry, :content, x.person_id,
                   case when s.rule_id = {individual} then jsonb_build_object('dueOn', s.due_on, 'dueGiven', s.due_given, 'dueLifted', s.due_lifted,
                     'datedAt', s.dated_at) end,
                   '{"sources":[0]}'
            from unnest(:people::int[]) as x (person_id)
            left join source s on s.content_id = :content and s.person_id = x.person_id and s.rule_id = {individual}"""))
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("content", contentId)
                .bind("people", personIds.toArray(Integer[]::new))
                .sql());
    }

    /** Lines that say what the date by hand was before; written before {@link #due}. */
    public void dueLines(int contentId, List<Integer> personIds, Written entry, @Nullable LocalDate dueOn) {
        db.execute(named("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select :at::timestamptz, :entry, content_id, person_id, jsonb_build_object('dueOn', due_by_hand, 'setAt', due_set_at),
                   jsonb_build_object('dueOn', :due::date)
            from assignment where content_id = :content and person_id = any(:people::int[])""")
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("due", dueOn)
                .bind("content", contentId)
                .bind("people", personIds.toArray(Integer[]::new))
                .sql());
    }

    /** @param after what the act made of each, as JSON */
    public void lines(int contentId, List<Integer> personIds, Written entry, String after) {
        db.execute(named("""
            insert into audit_line (at, entry_id, content_id, person_id, after)
            select :at::timestamptz, :entry, :content, x, :after::jsonb from unnest(:people::int[]) x""")
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("content", contentId)
                .bind("after", after)
                .bind("people", personIds.toArray(Integer[]::new))
                .sql());
    }

    public List<Pair> whoLearned(int contentId, List<Integer> personIds) {
        return db.fetch("""
            select x.person_id, ?::int from unnest(?::int[]) as x (person_id)
            where has_learned(x.person_id, ?)
            order by 1""", contentId, personIds.toArray(Integer[]::new), contentId)
                .into(Pair.class);
    }

    /** SQL: these people with this content, each once. */
    public static NamedSql pairs(int contentId, Integer[] people) {
        return named(
                        "select distinct :content::int as content_id, x.person_id from unnest(:people::int[]) as x (person_id)")
                .bind("content", contentId)
                .bind("people", people);
    }
}
