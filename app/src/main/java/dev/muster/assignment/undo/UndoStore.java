package dev.muster.assignment.undo;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.rules.Undoing.MovedOn;
import dev.muster.assignment.standing.RuleDetail;
import dev.muster.audit.AuditLog.Written;
import dev.muster.people.PersonDay;
import dev.muster.settings.Settings;
import dev.muster.shared.DueRuleJson;
import dev.muster.shared.NamedSql;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an act did, and puts rules and exemptions back as they were. */
@Component
class UndoStore {
    private final DSLContext db;
    private final Settings settings;

    UndoStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    private static final String TO_DO = numbered("""
        select a.person_id, a.content_id from assignment a join person p on p.id = a.person_id
        where a.content_id = any(:contents::int[]) and a.required and (a.state < {completed} or a.expires_on < {today})""");

    private static final String BY_HAND =
            MovedOn.BY_HAND.stream().map(a -> "'" + a.word() + "'").collect(Collectors.joining(", "));

    private static final String LINES = """
        select l.content_id, l.person_id, %s as name,
          p.status = 'DEACTIVATED' as deactivated,
          exists (
            select from audit_line later join audit_entry le on le.id = later.entry_id and le.at = later.at
            where later.content_id = l.content_id and later.person_id = l.person_id and later.entry_id > l.entry_id
              and le.action in (%s)
              and not exists (select from undone u where u.entry_id = le.id)) as changed_by_hand,
          %s as learned,
          %s as credited,
          %s as step_done,
          %s as begun_inside
        from audit_line l join person p on p.id = l.person_id
        where l.entry_id = ? and l.at = ?::timestamptz and l.person_id > 0 and l.content_id > 0
        order by l.content_id, p.sort_name, p.id""".formatted(
                    PersonName.sql("p"),
                    BY_HAND,
                    UndoEntry.WorkedOn.LEARNED,
                    UndoEntry.WorkedOn.CREDITED,
                    UndoEntry.WorkedOn.STEP_DONE,
                    UndoEntry.WorkedOn.BEGUN_INSIDE);

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

    /** @param movedOn null: it is as the act left it */
    record Line(
            int contentId,
            int personId,
            String name,
            @Nullable MovedOn movedOn) {
        boolean stands() {
            return movedOn == null;
        }
    }

    /** The lines about people, with those that have moved on since: progress, or a later change by hand. */
    List<Line> lines(UndoEntry e) {
        return db.fetch(LINES, e.id(), e.at())
                .map(r -> new Line(
                        r.get("content_id", int.class),
                        r.get("person_id", int.class),
                        r.get("name", String.class),
                        MovedOn.of(since(r)).orElse(null)));
    }

    private static MovedOn.Since since(Record r) {
        return new MovedOn.Since(
                r.get("deactivated", boolean.class),
                r.get("changed_by_hand", boolean.class),
                r.get("learned", boolean.class),
                r.get("credited", boolean.class),
                r.get("step_done", boolean.class),
                r.get("begun_inside", boolean.class));
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

    /** Exemptions that the act wrote for people end. */
    void endExemptions(UndoEntry e, int contentId, List<Integer> people, Written undo) {
        db.execute(named("""
            update exemption set ended_at = :at::timestamptz, ended_by = :undo
            where content_id = :content and entry_id = :entry and ended_at is null and person_id = any(:people::int[])""")
                .bind("at", undo.at())
                .bind("undo", undo.id())
                .bind("content", contentId)
                .bind("entry", e.id())
                .bind("people", people.toArray(Integer[]::new))
                .sql());
    }

    void dueAsBefore(RuleDetail.Redated r) {
        db.execute(
                "update rule set due = ?::jsonb where id = ? and due is not distinct from ?::jsonb",
                DueRuleJson.write(r.before()),
                r.ruleId(),
                DueRuleJson.write(r.after()));
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
