package dev.muster.assignment;

import dev.muster.audit.AuditLog.Written;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what hands decide: Individual sources, dates on assignments, removals. Callers hold the content's lock. */
@Component
class HandStore {
    private final DSLContext db;
    private final SettleStore settle;

    HandStore(DSLContext db, SettleStore settle) {
        this.db = db;
        this.settle = settle;
    }

    record Given(int personId, @Nullable LocalDate dueOn) {}

    /** Gives the Individual source; a date given again replaces the source's date. */
    void give(int contentId, List<Given> given, Written entry) {
        Integer[] people = given.stream().map(Given::personId).toArray(Integer[]::new);
        LocalDate[] dues = given.stream().map(Given::dueOn).toArray(LocalDate[]::new);
        db.execute("""
            insert into source as s (content_id, person_id, rule_id, since, due_on, entry_id)
            select ?, x.person_id, 0, ?::timestamptz, x.due_on, ? from unnest(?::int[], ?::date[]) as x (person_id, due_on)
            on conflict (content_id, person_id, rule_id)
              do update set due_on = coalesce(excluded.due_on, s.due_on)""", contentId, entry.at(), entry.id(), people, dues);
        db.execute("""
            insert into assignment (person_id, content_id, required, due_on, assigned_at)
            select x.person_id, ?, true, x.due_on, ?::timestamptz from unnest(?::int[], ?::date[]) as x (person_id, due_on)
            left join assignment a on a.person_id = x.person_id and a.content_id = ?
            where a.person_id is null""", contentId, entry.at(), people, dues, contentId);
        settle.pairs(
                "select ?::int as content_id, x.person_id from unnest(?::int[]) as x (person_id)", contentId, people);
    }

    /** Of people who may lose it ({@code Removing}): takes the Individual and Self-enrolled sources away; without another the assignment goes, its history stays. */
    void take(int contentId, List<Integer> personIds, Written entry) {
        Integer[] people = personIds.toArray(Integer[]::new);
        db.execute("""
            with gone as (
              delete from source s where s.content_id = ? and s.person_id = any(?::int[]) and s.rule_id <= 0 returning s.*)
            insert into source_past (content_id, person_id, rule_id, valid_from, valid_to, due_on, entry_id, ended_by)
            select content_id, person_id, rule_id, since, ?::timestamptz, due_on, entry_id, ? from gone
            on conflict (content_id, person_id, rule_id, valid_from)
              do update set valid_to = excluded.valid_to, ended_by = excluded.ended_by""", contentId, people, entry.at(), entry.id());
        db.execute("""
            with gone as (
              delete from assignment a where a.content_id = ? and a.person_id = any(?::int[])
                and not exists (select from source s where s.content_id = a.content_id and s.person_id = a.person_id)
              returning a.*)
            insert into assignment_past (person_id, content_id, assigned_at, removed_at, state, progress, due_on, ended_by)
            select person_id, content_id, assigned_at, ?::timestamptz, state, progress, due_on, ? from gone
            on conflict do nothing""", contentId, people, entry.at(), entry.id());
        settle.pairs(
                "select ?::int as content_id, x.person_id from unnest(?::int[]) as x (person_id)", contentId, people);
    }

    /** @param dueOn null: back to the sources' dates */
    void due(int contentId, List<Integer> personIds, @Nullable LocalDate dueOn) {
        Integer[] people = personIds.toArray(Integer[]::new);
        db.execute(
                "update assignment set due_by_hand = ?::date where content_id = ? and person_id = any(?::int[])",
                dueOn,
                contentId,
                people);
        settle.pairs(
                "select ?::int as content_id, x.person_id from unnest(?::int[]) as x (person_id)", contentId, people);
    }

    /** @param after what the act made of each, as JSON */
    void lines(int contentId, List<Integer> personIds, Written entry, String after) {
        db.execute("""
            insert into audit_line (at, entry_id, content_id, person_id, after)
            select ?::timestamptz, ?, ?, x, ?::jsonb from unnest(?::int[]) x""", entry.at(), entry.id(), contentId, after, personIds.toArray(Integer[]::new));
    }

    List<Pair> withFacts(int contentId, List<Integer> personIds) {
        return db.fetch("""
            select x.person_id, ?::int from unnest(?::int[]) as x (person_id)
            where exists (select from attempt t where t.person_id = x.person_id and t.content_id = ?)
               or exists (select from completion k where k.person_id = x.person_id and k.content_id = ?)
            order by 1""", contentId, personIds.toArray(Integer[]::new), contentId, contentId)
                .into(Pair.class);
    }
}
