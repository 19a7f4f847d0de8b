package dev.muster.assignment.ledger;

import dev.muster.audit.AuditLog.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what hands decide: Individual sources, dates on assignments, removals. Callers hold the content's lock. */
@Component
public class HandStore {
    /** Pairs of one content and these people. */
    public static final String OF_PEOPLE =
            "select distinct ?::int as content_id, x.person_id from unnest(?::int[]) as x (person_id)";

    private final DSLContext db;
    private final SettleStore settle;

    HandStore(DSLContext db, SettleStore settle) {
        this.db = db;
        this.settle = settle;
    }

    /** @param byHand whether the date was given with the act; else it comes from the content's due rule */
    public record Given(int personId, @Nullable LocalDate dueOn, boolean lifted, boolean byHand) {}

    /** A source to take away. */
    public record Gone(int personId, int rule) {}

    /** Gives the Individual source; a date given again replaces the source's date. */
    public void give(int contentId, List<Given> given, Written entry) {
        Integer[] people = given.stream().map(Given::personId).toArray(Integer[]::new);
        LocalDate[] dues = given.stream().map(Given::dueOn).toArray(LocalDate[]::new);
        Boolean[] lifted = given.stream().map(Given::lifted).toArray(Boolean[]::new);
        Boolean[] byHand = given.stream().map(Given::byHand).toArray(Boolean[]::new);
        db.execute("""
            insert into source as s (content_id, person_id, rule_id, since, due_on, due_lifted, due_given, entry_id)
            select ?, x.person_id, 0, ?::timestamptz, x.due_on, x.lifted, x.by_hand, ?
            from unnest(?::int[], ?::date[], ?::boolean[], ?::boolean[]) as x (person_id, due_on, lifted, by_hand)
            on conflict (content_id, person_id, rule_id)
              do update set due_on = excluded.due_on, due_lifted = false, due_given = true
              where excluded.due_given and excluded.due_on is not null""", contentId, entry.at(), entry.id(), people, dues, lifted, byHand);
        db.execute("""
            insert into assignment (person_id, content_id, required, due_on, due_lifted, assigned_at)
            select x.person_id, ?, true, x.due_on, x.lifted, ?::timestamptz
            from unnest(?::int[], ?::date[], ?::boolean[]) as x (person_id, due_on, lifted)
            left join assignment a on a.person_id = x.person_id and a.content_id = ?
            where a.person_id is null""", contentId, entry.at(), people, dues, lifted, contentId);
        settlePeople(contentId, people);
    }

    /** Of people who may lose them ({@code Removing}): takes these sources away; without another the assignment goes, its history stays. */
    public void take(int contentId, List<Gone> sources, Written entry) {
        Integer[] people = sources.stream().map(Gone::personId).toArray(Integer[]::new);
        takeSources(contentId, people, sources, entry);
        removeBare(contentId, people, entry, "");
        settlePeople(contentId, people);
    }

    /** For an assignment that was only the record of a completion which is voided now: not started it goes, in progress it is optional. */
    public void bare(int contentId, int personId, Written entry) {
        settle.bare(
                entry,
                "select c.id as content_id, p.id as person_id from content c, person p where c.id = ? and p.id = ? and "
                        + "not exists (select from source s where s.content_id = c.id and s.person_id = p.id)",
                contentId,
                personId);
    }

    private void removeBare(int contentId, Integer[] people, Written entry, String which, Object... binds) {
        db.execute(
                """
            with gone as (
              delete from assignment a where a.content_id = ? and a.person_id = any(?::int[]) %s
                and not exists (select from source s where s.content_id = a.content_id and s.person_id = a.person_id)
              returning a.*)
            """.formatted(which) + GivingSql.assignmentsPast("?::timestamptz", "?", "gone"),
                Stream.of(Stream.of(contentId, people), Arrays.stream(binds), Stream.of(entry.at(), entry.id()))
                        .flatMap(x -> x)
                        .toArray());
    }

    /** Takes sources away where nobody loses work by it: in progress stays as optional, completed as the record. */
    public void spare(int contentId, List<Gone> sources, Written entry) {
        Integer[] people = sources.stream().map(Gone::personId).toArray(Integer[]::new);
        takeSources(contentId, people, sources, entry);
        settle.bare(entry, OF_PEOPLE, contentId, people);
        settlePeople(contentId, people);
    }

    /**
     * Takes back what an act gave. Assignments that the act made are removed, and older ones that are not completed;
     * progress and completions stay in the history. What was completed before the act is the record and stays.
     *
     * @param given when the act was
     */
    public void takeBack(int contentId, List<Gone> sources, Instant given, Written entry) {
        Integer[] people = sources.stream().map(Gone::personId).toArray(Integer[]::new);
        takeSources(contentId, people, sources, entry);
        removeBare(contentId, people, entry, "and (a.state < 2 or a.assigned_at = ?::timestamptz)", given);
        settlePeople(contentId, people);
    }

    private void takeSources(int contentId, Integer[] people, List<Gone> sources, Written entry) {
        Integer[] rules = sources.stream().map(Gone::rule).toArray(Integer[]::new);
        db.execute(
                """
            with gone as (
              delete from source s using unnest(?::int[], ?::int[]) as x (person_id, rule_id)
              where s.content_id = ? and s.person_id = x.person_id and s.rule_id = x.rule_id returning s.*)
            """ + GivingSql.sourcesPast("?::timestamptz", "?", "gone"),
                people,
                rules,
                contentId,
                entry.at(),
                entry.id());
    }

    private void settlePeople(int contentId, Integer[] people) {
        settle.pairs(OF_PEOPLE, contentId, people);
    }

    /** @param dueOn null: back to the sources' dates */
    public void due(int contentId, List<Integer> personIds, @Nullable LocalDate dueOn, Instant at) {
        Integer[] people = personIds.toArray(Integer[]::new);
        db.execute("""
            update assignment set due_by_hand = ?::date, due_set_at = case when ?::date is not null then ?::timestamptz end
            where content_id = ? and person_id = any(?::int[])""", dueOn, dueOn, at, contentId, people);
        settlePeople(contentId, people);
    }

    /** Lines that say what the Individual source was before; written before {@link #give}. */
    public void assignLines(int contentId, List<Integer> personIds, Written entry) {
        db.execute("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select ?::timestamptz, ?, ?, x.person_id,
                   case when s.rule_id = 0 then jsonb_build_object('dueOn', s.due_on, 'dueGiven', s.due_given, 'dueLifted', s.due_lifted) end,
                   '{"sources":[0]}'
            from unnest(?::int[]) as x (person_id)
            left join source s on s.content_id = ? and s.person_id = x.person_id and s.rule_id = 0""", entry.at(), entry.id(), contentId, personIds.toArray(Integer[]::new), contentId);
    }

    /** Lines that say what the date by hand was before; written before {@link #due}. */
    public void dueLines(int contentId, List<Integer> personIds, Written entry, @Nullable LocalDate dueOn) {
        db.execute("""
            insert into audit_line (at, entry_id, content_id, person_id, before, after)
            select ?::timestamptz, ?, content_id, person_id, jsonb_build_object('dueOn', due_by_hand, 'setAt', due_set_at),
                   jsonb_build_object('dueOn', ?::date)
            from assignment where content_id = ? and person_id = any(?::int[])""", entry.at(), entry.id(), dueOn, contentId, personIds.toArray(Integer[]::new));
    }

    /** @param after what the act made of each, as JSON */
    public void lines(int contentId, List<Integer> personIds, Written entry, String after) {
        db.execute("""
            insert into audit_line (at, entry_id, content_id, person_id, after)
            select ?::timestamptz, ?, ?, x, ?::jsonb from unnest(?::int[]) x""", entry.at(), entry.id(), contentId, after, personIds.toArray(Integer[]::new));
    }

    public List<Pair> withFacts(int contentId, List<Integer> personIds) {
        return db.fetch("""
            select x.person_id, ?::int from unnest(?::int[]) as x (person_id)
            where has_learned(x.person_id, ?)
            order by 1""", contentId, personIds.toArray(Integer[]::new), contentId)
                .into(Pair.class);
    }
}
