package dev.muster.learning;

import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog.Written;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What was reassigned, and the attempts that end and begin with it. */
@Component
class ResetStore {
    /** Of one content standalone, or inside it where it is a module. */
    private static final String OF_IT = "(%1$s.content_id = ? and %1$s.context = 0 or %1$s.context = ?)";

    private final DSLContext db;

    ResetStore(DSLContext db) {
        this.db = db;
    }

    /** @param context the module the courses are in */
    void write(int personId, List<Integer> contentIds, int context, Written entry) {
        db.execute(named("""
            insert into reset (person_id, content_id, context, at, entry_id)
            select :person, c, :context, :at::timestamptz, :entry from unnest(:contents::int[]) as c on conflict do nothing""")
                .bind("person", personId)
                .bind("context", context)
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("contents", contentIds.toArray(Integer[]::new))
                .sql());
    }

    void insert(Written e, int contentId, int context, Integer[] people) {
        db.execute(named("""
            insert into reset (person_id, content_id, context, at, entry_id)
            select x, :content, :context, :at::timestamptz, :entry from unnest(:people::int[]) x
            on conflict do nothing""")
                .bind("content", contentId)
                .bind("context", context)
                .bind("at", e.at())
                .bind("entry", e.id())
                .bind("people", people)
                .sql());
    }

    void insertCourses(Written e, int moduleId, Integer[] people) {
        db.execute(named("""
            insert into reset (person_id, content_id, context, at, entry_id)
            select x.person_id, x.content_id, :module, :at::timestamptz, :entry from (
              select p.person_id, m.course_id as content_id
              from content c join module_course m on m.module_id = c.id and m.version = c.version
              cross join unnest(:people::int[]) as p (person_id) where c.id = :module
              union select person_id, content_id from attempt where person_id = any(:people::int[]) and context = :module
              union select person_id, content_id from completion where person_id = any(:people::int[]) and context = :module) x
            on conflict do nothing""")
                .bind("module", moduleId)
                .bind("at", e.at())
                .bind("entry", e.id())
                .bind("people", people)
                .sql());
    }

    void end(Written e, int contentId, int context, Integer[] people) {
        db.execute(named("""
            update attempt set ended_at = :at::timestamptz, ended_as = 'RESET', ended_by = :entry
            where person_id = any(:people::int[]) and content_id = :content and context = :context and ended_at is null""")
                .bind("at", e.at())
                .bind("entry", e.id())
                .bind("people", people)
                .bind("content", contentId)
                .bind("context", context)
                .sql());
    }

    void endCourses(Written e, int moduleId, Integer[] people) {
        db.execute(named("""
            update attempt set ended_at = :at::timestamptz, ended_as = 'RESET', ended_by = :entry
            where person_id = any(:people::int[]) and context = :module and ended_at is null""")
                .bind("at", e.at())
                .bind("entry", e.id())
                .bind("people", people)
                .bind("module", moduleId)
                .sql());
    }

    /** The attempt that what stays done is taken from. */
    record Base(int personId, long attemptId) {}

    List<Base> underWay(int contentId, int context, Integer[] people) {
        return db.fetch("""
            select person_id, id from attempt
            where person_id = any(?::int[]) and content_id = ? and context = ? and ended_at is null""", people, contentId, context).into(Base.class);
    }

    /** Of a credit, the attempt that was completed elsewhere. */
    List<Base> completed(int contentId, int context, Integer[] people) {
        return db.fetch("""
            select l.person_id, k.attempt_id from last_completion l
            join completion k on k.id = coalesce(l.credited_from, l.completion_id) and k.attempt_id is not null
            where l.person_id = any(?::int[]) and l.content_id = ? and l.context = ?
              and not exists (
                select from reset r where r.person_id = l.person_id and r.content_id = l.content_id
                  and r.context = l.context and r.at >= l.completed_at)""", people, contentId, context).into(Base.class);
    }

    void keep(Written e, int contentId, int context, List<Base> bases, Integer[] steps) {
        db.execute(named("""
            with kept as (
              select b.person_id, p.*
              from unnest(:people::int[], :attempts::bigint[]) as b (person_id, attempt_id)
              join content c on c.id = :content
              join step s on s.content_id = c.id and s.version = c.version and s.step_id <> all(:steps::int[])
              join step_progress p on p.attempt_id = b.attempt_id and p.step_id = s.step_id
                and p.changed_in >= s.changed_in),
            made as (
              insert into attempt (person_id, content_id, context, started_at, made_by)
              select distinct person_id, :content::int, :context::int, :at::timestamptz, :entry::bigint from kept where done_at is not null
              returning id, person_id)
            insert into step_progress (attempt_id, step_id, changed_in, done_at, answers, correct, of, tries)
            select m.id, k.step_id, k.changed_in, k.done_at, k.answers, k.correct, k.of, k.tries
            from made m join kept k on k.person_id = m.person_id""")
                .bind("people", bases.stream().map(Base::personId).toArray(Integer[]::new))
                .bind("attempts", bases.stream().map(Base::attemptId).toArray(Long[]::new))
                .bind("content", contentId)
                .bind("steps", steps)
                .bind("context", context)
                .bind("at", e.at())
                .bind("entry", e.id())
                .sql());
    }

    void begin(Written e, int moduleId, Integer[] people) {
        db.execute(named("""
            insert into attempt (person_id, content_id, started_at, made_by)
            select x, :module, :at::timestamptz, :entry from unnest(:people::int[]) x on conflict do nothing""")
                .bind("module", moduleId)
                .bind("at", e.at())
                .bind("entry", e.id())
                .bind("people", people)
                .sql());
    }

    List<Integer> bare(int moduleId, Integer[] people) {
        return db.fetch("""
            select x from unnest(?::int[]) x
            where not exists (
                select from content c join module_course m on m.module_id = c.id and m.version = c.version
                join attempt t on t.person_id = x and t.content_id = m.course_id and t.context = c.id
                where c.id = ? and t.ended_at is null)
              and not exists (
                select from content c join module_course m on m.module_id = c.id and m.version = c.version
                join last_completion l on l.person_id = x and l.content_id = m.course_id and l.context = c.id
                where c.id = ? and not exists (
                  select from reset r where r.person_id = x and r.content_id = l.content_id
                    and r.context = l.context and r.at >= l.completed_at))""", people, moduleId, moduleId).getValues(0, Integer.class);
    }

    void undo(long entryId, int contentId, Integer[] people) {
        String mine = "t.person_id = any(?::int[]) and " + OF_IT.formatted("t");
        db.execute("""
            delete from step_progress p using attempt t
            where p.attempt_id = t.id and t.made_by = ? and %s""".formatted(mine), entryId, people, contentId, contentId);
        db.execute("delete from attempt t where t.made_by = ? and " + mine, entryId, people, contentId, contentId);
        db.execute("""
            update attempt t set ended_at = null, ended_as = null, ended_by = null
            where t.ended_by = ? and %s""".formatted(mine), entryId, people, contentId, contentId);
        db.execute("delete from reset t where t.entry_id = ? and " + mine, entryId, people, contentId, contentId);
    }
}
