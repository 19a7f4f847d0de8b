package dev.muster.learning;

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
        db.execute("""
            insert into reset (person_id, content_id, context, at, entry_id)
            select ?, c, ?, ?::timestamptz, ? from unnest(?::int[]) as c on conflict do nothing""", personId, context, entry.at(), entry.id(), contentIds.toArray(Integer[]::new));
    }

    void insert(Written e, int contentId, int context, Integer[] people) {
        db.execute("""
            insert into reset (person_id, content_id, context, at, entry_id)
            select x, ?, ?, ?::timestamptz, ? from unnest(?::int[]) x
            on conflict do nothing""", contentId, context, e.at(), e.id(), people);
    }

    void insertCourses(Written e, int moduleId, Integer[] people) {
        db.execute("""
            insert into reset (person_id, content_id, context, at, entry_id)
            select x.person_id, x.content_id, ?, ?::timestamptz, ? from (
              select p.person_id, m.course_id as content_id
              from content c join module_course m on m.module_id = c.id and m.version = c.version
              cross join unnest(?::int[]) as p (person_id) where c.id = ?
              union select person_id, content_id from attempt where person_id = any(?::int[]) and context = ?
              union select person_id, content_id from completion where person_id = any(?::int[]) and context = ?) x
            on conflict do nothing""", moduleId, e.at(), e.id(), people, moduleId, people, moduleId, people, moduleId);
    }

    void end(Written e, int contentId, int context, Integer[] people) {
        db.execute("""
            update attempt set ended_at = ?::timestamptz, ended_as = 'RESET', ended_by = ?
            where person_id = any(?::int[]) and content_id = ? and context = ? and ended_at is null""", e.at(), e.id(), people, contentId, context);
    }

    void endCourses(Written e, int moduleId, Integer[] people) {
        db.execute("""
            update attempt set ended_at = ?::timestamptz, ended_as = 'RESET', ended_by = ?
            where person_id = any(?::int[]) and context = ? and ended_at is null""", e.at(), e.id(), people, moduleId);
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
        db.execute(
                """
            with kept as (
              select b.person_id, p.*
              from unnest(?::int[], ?::bigint[]) as b (person_id, attempt_id)
              join content c on c.id = ?
              join step s on s.content_id = c.id and s.version = c.version and s.step_id <> all(?::int[])
              join step_progress p on p.attempt_id = b.attempt_id and p.step_id = s.step_id
                and p.changed_in >= s.changed_in),
            made as (
              insert into attempt (person_id, content_id, context, started_at, made_by)
              select distinct person_id, ?::int, ?::int, ?::timestamptz, ?::bigint from kept where done_at is not null
              returning id, person_id)
            insert into step_progress (attempt_id, step_id, changed_in, done_at, answers, correct, of, tries)
            select m.id, k.step_id, k.changed_in, k.done_at, k.answers, k.correct, k.of, k.tries
            from made m join kept k on k.person_id = m.person_id""",
                bases.stream().map(Base::personId).toArray(Integer[]::new),
                bases.stream().map(Base::attemptId).toArray(Long[]::new),
                contentId,
                steps,
                contentId,
                context,
                e.at(),
                e.id());
    }

    void begin(Written e, int moduleId, Integer[] people) {
        db.execute("""
            insert into attempt (person_id, content_id, started_at, made_by)
            select x, ?, ?::timestamptz, ? from unnest(?::int[]) x on conflict do nothing""", moduleId, e.at(), e.id(), people);
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
