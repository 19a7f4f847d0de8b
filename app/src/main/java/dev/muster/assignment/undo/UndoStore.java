package dev.muster.assignment.undo;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.GivingSql;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.SettleStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Written;
import dev.muster.people.PersonDay;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes acts back: reads what an entry's lines say, and puts sources, dates and rules back as they were. */
@Component
class UndoStore {
    private final DSLContext db;
    private final SettleStore settle;
    private final Settings settings;

    UndoStore(DSLContext db, SettleStore settle, Settings settings) {
        this.db = db;
        this.settle = settle;
        this.settings = settings;
    }

    private static final String TO_DO = numbered("""
        select a.person_id, a.content_id from assignment a join person p on p.id = a.person_id
        where a.content_id = any(:contents::int[]) and a.required and (a.state < {completed} or a.expires_on < {today})""");

    @Nullable UndoEntry entry(long id) {
        return db.fetchOptional("""
            select e.id, e.at, e.actor_id, e.action, e.content_id, e.detail::text,
                   exists (select from undone u where u.entry_id = e.id)
            from audit_entry e where e.id = ?""", id)
                .map(r -> new UndoEntry(
                        r.get(0, long.class),
                        r.get(1, Instant.class),
                        r.get(2, Integer.class),
                        r.get(3, String.class),
                        r.get(4, Integer.class),
                        r.get(5, String.class),
                        r.get(6, boolean.class)))
                .orElse(null);
    }

    private static final String BY_HAND = Stream.of(
                    AuditAction.ASSIGNMENT_ASSIGN,
                    AuditAction.ASSIGNMENT_REASSIGN,
                    AuditAction.ASSIGNMENT_REMOVE,
                    AuditAction.ASSIGNMENT_DUE,
                    AuditAction.EXEMPTION_GRANT,
                    AuditAction.EXEMPTION_LIFT)
            .map(a -> "'" + a.word() + "'")
            .collect(Collectors.joining(", "));

    /** @param moved why it has moved on since; null: it has not */
    record Line(
            int contentId,
            int personId,
            String name,
            @Nullable String moved) {}

    /** The lines about people, with those that have moved on since: progress, or a later change by hand. */
    List<Line> lines(UndoEntry e) {
        return db.fetch("""
            select l.content_id, l.person_id, %s,
              case
                when p.status = 'DEACTIVATED' then 'is deactivated'
                when exists (
                  select from audit_line later join audit_entry le on le.id = later.entry_id and le.at = later.at
                  where later.content_id = l.content_id and later.person_id = l.person_id and later.entry_id > l.entry_id
                    and le.action in (%s)
                    and not exists (select from undone u where u.entry_id = le.id)) then 'was changed by hand since'
                when exists (
                  select from audit_line later join audit_entry le on le.id = later.entry_id and le.at = later.at
                  where later.content_id = l.content_id and later.person_id = l.person_id and later.entry_id > l.entry_id
                    and le.action like 'learning.%%' and le.actor_kind <> 'RULE')
                  -- what came with the act itself is no work since
                  or exists (
                  select from completion k join completion o on o.id = k.credited_from
                  where k.person_id = l.person_id and l.content_id in (k.content_id, k.context) and o.recorded_at > l.at)
                  or exists (
                  select from attempt t join step_progress s on s.attempt_id = t.id
                  where t.person_id = l.person_id and l.content_id in (t.content_id, t.context) and s.done_at > l.at)
                  or exists (
                  select from attempt t
                  where t.person_id = l.person_id and t.context = l.content_id and t.started_at > l.at)
                  then 'has worked on it since'
              end
            from audit_line l join person p on p.id = l.person_id
            where l.entry_id = ? and l.at = ?::timestamptz and l.person_id > 0 and l.content_id > 0
            order by l.content_id, p.sort_name, p.id""".formatted(PersonName.sql("p"), BY_HAND), e.id(), e.at())
                .map(r -> new Line(
                        r.get(0, int.class), r.get(1, int.class), r.get(2, String.class), r.get(3, String.class)));
    }

    /** Those of the people whom the scope holds. */
    List<Integer> within(List<Integer> personIds, Condition scope) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(org.jooq.impl.DSL.any(personIds.toArray(Integer[]::new))))
                .and(scope)
                .fetch(PERSON.ID);
    }

    private static final int SOME = 50;

    /** People whose training an undo of rules changes, each once per field, and some of them by name. */
    record Moved(int people, int gain, int lose, List<Undos.Change> some) {
        static final Moved NOBODY = new Moved(0, 0, 0, List.of());
    }

    /** Who has to do these contents, before and after. What is completed and valid counts as neither. */
    Moved moving(List<Integer> contentIds, Runnable act, Instant at) {
        NamedSql toDo = named(TO_DO)
                .piece("today", PersonDay.today(":at::timestamptz", "p", ":zone"))
                .bind("contents", contentIds.toArray(Integer[]::new))
                .bind("at", at)
                .bind("zone", settings.current().defaultTimeZone().getId());
        db.execute("drop table if exists undo_before");
        db.execute(named("create temporary table undo_before on commit drop as {toDo}")
                .piece("toDo", toDo)
                .sql());
        act.run();
        db.execute("drop table if exists undo_moved");
        db.execute(named("""
            create temporary table undo_moved on commit drop as
            with now as ({toDo})
            select person_id, content_id, true as gains from (select * from now except select * from undo_before) g
            union all
            select person_id, content_id, false from (select * from undo_before except select * from now) l""").piece("toDo", toDo).sql());
        return db.fetchSingle("""
            select count(distinct person_id)::int, count(distinct person_id) filter (where gains)::int,
                   count(distinct person_id) filter (where not gains)::int
            from undo_moved""")
                .map(r -> new Moved(r.get(0, int.class), r.get(1, int.class), r.get(2, int.class), someMoved()));
    }

    private List<Undos.Change> someMoved() {
        return db.fetch("""
            select p.id, %s, c.title, m.gains
            from undo_moved m join person p on p.id = m.person_id join content c on c.id = m.content_id
            order by m.gains, p.sort_name, p.id, c.title limit ?""".formatted(PersonName.sql("p")), SOME)
                .map(r -> new Undos.Change(
                        r.get(0, int.class), r.get(1, String.class), r.get(2, String.class), r.get(3, boolean.class)));
    }

    void done(UndoEntry undone, Written by) {
        db.execute(
                "insert into undone (entry_id, by_entry, at) values (?, ?, ?::timestamptz)",
                undone.id(),
                by.id(),
                by.at());
    }

    /** Of an assignment by hand: people whose Individual source it gave. */
    List<Integer> givenBy(UndoEntry e, int contentId, Integer[] people) {
        return db.fetch(
                        numbered(
                                "select person_id from source where content_id = ? and rule_id = {individual} and entry_id = ? and person_id = any(?::int[])"),
                        contentId,
                        e.id(),
                        people)
                .getValues(0, Integer.class);
    }

    /** Of an assignment by hand: dates it changed on Individual sources that were there before. */
    void datesBack(UndoEntry e, int contentId, Integer[] people) {
        db.execute(named(numbered("""
            update source s
            set due_on = (l.before ->> 'dueOn')::date, due_given = coalesce((l.before ->> 'dueGiven')::boolean, false),
                due_lifted = coalesce((l.before ->> 'dueLifted')::boolean, false)
            from audit_line l
            where l.entry_id = :entry and l.at = :at::timestamptz and l.content_id = :content and jsonb_exists(l.before, 'dueGiven')
              and s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = {individual}
              and s.person_id = any(:people::int[])"""))
                .bind("entry", e.id())
                .bind("at", e.at())
                .bind("content", contentId)
                .bind("people", people)
                .sql());
        settle(contentId, people);
    }

    /** Of a removal: the sources it took, as they were, and the assignments. Exemptions it wrote end. */
    void giveBack(UndoEntry e, int contentId, Integer[] people, Written undo) {
        db.execute("""
            insert into source (content_id, person_id, rule_id, since, %1$s)
            select content_id, person_id, rule_id, valid_from, %1$s
            from source_past where content_id = ? and ended_by = ? and person_id = any(?::int[])
            on conflict do nothing""".formatted(GivingSql.SOURCE), contentId, e.id(), people);
        db.execute("""
            insert into assignment (person_id, content_id, required, due_by_hand, due_set_at, counts_until, started_at, assigned_at)
            select person_id, content_id, true, due_by_hand, due_set_at, counts_until, started_at, assigned_at
            from assignment_past where content_id = ? and ended_by = ? and person_id = any(?::int[])
            on conflict do nothing""", contentId, e.id(), people);
        // it had stayed then, and has gone since
        db.execute("""
            insert into assignment (person_id, content_id, required, assigned_at)
            select distinct s.person_id, s.content_id, true, ?::timestamptz from source s
            where s.content_id = ? and s.person_id = any(?::int[])
              and not exists (select from assignment a where a.content_id = s.content_id and a.person_id = s.person_id)""", undo.at(), contentId, people);
        db.execute(named("""
            update exemption set ended_at = :at::timestamptz, ended_by = :undo
            where content_id = :content and entry_id = :entry and ended_at is null and person_id = any(:people::int[])""")
                .bind("at", undo.at())
                .bind("undo", undo.id())
                .bind("content", contentId)
                .bind("entry", e.id())
                .bind("people", people)
                .sql());
        settle(contentId, people);
    }

    /** Of a due date by hand: what it was before, where it still is what the act made it. */
    void dueBack(UndoEntry e, int contentId, Integer[] people) {
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
        settle(contentId, people);
    }

    private void settle(int contentId, Integer[] people) {
        settle.pairs(HandStore.pairs(contentId, people));
    }

    /** Rules that the act began end; those that it ended begin again, unless another has taken their place. */
    void flip(List<Integer> ruleIds, Instant at) {
        for (int id : ruleIds) {
            db.execute("""
                update rule r set deleted_at = case when r.deleted_at is null then ?::timestamptz end,
                       name = case when r.kind = 'GROUP' then
                         case when r.deleted_at is null then (select g.name from people_group g where g.id = r.group_id) end
                         else r.name end
                where r.id = ? and (r.deleted_at is null or not exists (
                  select from rule o where o.deleted_at is null and o.content_id = r.content_id and o.kind = r.kind
                    and o.group_id is not distinct from r.group_id)
                  and not exists (select from people_group g where g.id = r.group_id and g.deleted_at is not null))""", at, id);
        }
    }

    /** What rules give again has the since and the date that it had before the act. */
    void asBefore(UndoEntry e, List<Integer> ruleIds, Written undo) {
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
        settle.requiredAgain(undo, named("""
            select distinct content_id, person_id, ended_by as entry_id
            from source_past where ended_by = :entry and rule_id = any(:rules::int[])""").bind("entry", e.id()).bind("rules", rules));
        settle.pairs(named("""
            select distinct content_id, person_id from source_past where ended_by = :entry and rule_id = any(:rules::int[])""").bind("entry", e.id()).bind("rules", rules));
    }

    /** Of a due rule that moved open dates: back, where they still are what the act made them. */
    void movedBack(UndoEntry e, int contentId) {
        db.execute("""
            update source s set due_on = (l.before -> 'due' ->> s.rule_id::text)::date,
                                due_lifted = coalesce((l.before -> 'lifted' ->> s.rule_id::text)::boolean, false)
            from audit_line l
            where l.entry_id = ? and l.at = ?::timestamptz and l.content_id = ? and l.before -> 'due' is not null
              and s.content_id = l.content_id and s.person_id = l.person_id
              and jsonb_exists(l.before -> 'due', s.rule_id::text)
              and s.due_on is not distinct from (l.after -> 'due' ->> s.rule_id::text)::date""", e.id(), e.at(), contentId);
        settle.pairs(named("""
            select distinct content_id, person_id from audit_line
            where entry_id = :entry and at = :at::timestamptz and person_id > 0""").bind("entry", e.id()).bind("at", e.at()));
    }

    /** The settings before and after, as a course's change keeps them: JSON. */
    record SettingsChange(String before, String after) {}

    @Nullable SettingsChange settings(UndoEntry e) {
        return db.fetchOptional("""
            select before::text, after::text from audit_line
            where entry_id = ? and at = ?::timestamptz and person_id = 0 and before is not null and after is not null""", e.id(), e.at())
                .map(r -> new SettingsChange(r.get(0, String.class), r.get(1, String.class)))
                .orElse(null);
    }
}
