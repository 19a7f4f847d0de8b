package dev.muster.assignment.undo;

import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.GivingSql;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.ledger.SettleStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.NamedSql;
import dev.muster.shared.PersonName;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an act on a group did to people, and puts back what rules took from them in consequence. */
@Component
class UndoGroupStore {
    private final DSLContext db;
    private final SettleStore settle;

    UndoGroupStore(DSLContext db, SettleStore settle) {
        this.db = db;
        this.settle = settle;
    }

    /**
     * @param joined false: left
     * @param moved why it has moved on since; null: it has not
     */
    record Member(
            int personId,
            String name,
            boolean joined,
            @Nullable String moved) {}

    List<Member> members(UndoEntry e) {
        return db.fetch("""
            select p.id, %s, x.joined,
              case when x.joined <> exists (select from group_member m where m.group_id = x.group_id and m.person_id = p.id)
                     or exists (
                       select from audit_line later
                       where later.content_id = 0 and later.person_id = p.id and later.entry_id > x.entry_id
                         and x.group_id::text in (later.before ->> 'group', later.after ->> 'group')
                         and not exists (select from undone u where later.entry_id in (u.entry_id, u.by_entry)))
                   then 'was added or removed again since' end
            from (select l.person_id, l.entry_id, l.before is null as joined,
                         (coalesce(l.after, l.before) ->> 'group')::int as group_id
                  from audit_line l
                  where l.entry_id = ? and l.at = ?::timestamptz and l.person_id > 0
                    and jsonb_exists(coalesce(l.after, l.before), 'group')) x
            join person p on p.id = x.person_id
            order by p.sort_name, p.id""".formatted(PersonName.sql("p")), e.id(), e.at())
                .map(r -> new Member(
                        r.get(0, int.class), r.get(1, String.class), r.get(2, boolean.class), r.get(3, String.class)));
    }

    /**
     * Of the gains found: those that the act had ended come back as they were, and are gains no more. Nobody is told.
     *
     * @return what came back
     */
    List<Pair> comeBack(UndoEntry e, Written undo) {
        List<Pair> back = db.fetch(named("""
            with act as (select :entry::bigint as id, :at::timestamptz as at, :undo::bigint as undo_id, :undoneAt::timestamptz as undo_at),
            b as (
              select distinct on (p.content_id, p.person_id, p.rule_id) p.*
              from act, gain g
              join source_past p on p.content_id = g.content_id and p.person_id = g.person_id and p.rule_id = g.rule_id
              where not g.again and p.valid_from <= act.at and p.valid_to >= act.at and p.ended_by > act.id
              order by p.content_id, p.person_id, p.rule_id, p.valid_to),
            s as (
              insert into source (content_id, person_id, rule_id, since, %1$s)
              select content_id, person_id, rule_id, valid_from, %1$s from b),
            l as (
              insert into audit_line (at, entry_id, content_id, person_id, after)
              select act.undo_at, act.undo_id, content_id, person_id,
                     jsonb_build_object('sources', jsonb_agg(rule_id order by rule_id))
              from b, act group by 1, 2, 3, 4),
            g as (
              delete from gain g using b
              where g.content_id = b.content_id and g.person_id = b.person_id and g.rule_id = b.rule_id)
            select distinct person_id, content_id from b order by 1, 2""".formatted(GivingSql.SOURCE))
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
        settle.pairs(pairs);
        return back.stream().filter(this::hasLearned).toList();
    }

    private void assignments(UndoEntry e, Written undo, NamedSql pairs) {
        db.execute(named("""
            insert into assignment (person_id, content_id, required, due_by_hand, due_set_at, counts_until, started_at, assigned_at)
            select distinct on (p.person_id, p.content_id) p.person_id, p.content_id, true, p.due_by_hand, p.due_set_at,
                   p.counts_until, p.started_at, p.assigned_at
            from ({pairs}) x
            join assignment_past p on p.content_id = x.content_id and p.person_id = x.person_id
            where p.ended_by > :entry and p.removed_at >= :at::timestamptz
            order by p.person_id, p.content_id, p.removed_at
            on conflict do nothing""")
                .piece("pairs", pairs)
                .bind("entry", e.id())
                .bind("at", e.at())
                .sql());
        // It had stayed then, and has gone since.
        db.execute(named("""
            insert into assignment (person_id, content_id, required, assigned_at)
            select x.person_id, x.content_id, true, :at::timestamptz from ({pairs}) x
            on conflict do nothing""").piece("pairs", pairs).bind("at", undo.at()).sql());
        settle.requiredAgain(
                undo,
                named("""
            select x.content_id, x.person_id, r.id as entry_id
            from ({pairs}) x, audit_entry r where r.id > :entry and r.action = :apply""").piece("pairs", pairs).bind("entry", e.id()).bind("apply", AuditAction.RULES_APPLY.word()));
    }

    private boolean hasLearned(Pair pair) {
        return db.fetchSingle("select has_learned(?, ?)", pair.personId(), pair.contentId())
                .into(Boolean.class);
    }

    /** Entries by which people were told of what they lose now. */
    List<Long> toldOfLosses(long since) {
        return db.fetch("""
            select distinct n.entry_id from loss l
            join notice n on n.person_id = l.person_id and n.content_id = l.content_id and n.kind = 'ASSIGNED'
            where not l.keep and n.entry_id > ? order by 1""", since).getValues(0, Long.class);
    }
}
