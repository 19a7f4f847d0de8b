package dev.muster.reporting.content;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.rules.State;
import dev.muster.people.PersonStatus;
import dev.muster.reporting.content.ContentReport.Scores;
import dev.muster.reporting.content.ContentReport.VersionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Counts what people did of one course or module. Of people who are not deactivated. */
@Component
class ContentReportGrid {
    /** Answers that were handed in, of the questions as they are now. */
    private static final String HANDED_IN = """
        from step s
        cross join lateral jsonb_array_elements(s.questions) with ordinality q (value, no)
        join step_progress p on p.step_id = s.step_id and p.changed_in = s.changed_in and p.correct is not null
          and p.answers is not null
        join attempt a on a.id = p.attempt_id and a.content_id = s.content_id
        join person on person.id = a.person_id
        """;

    private final DSLContext db;

    ContentReportGrid(DSLContext db) {
        this.db = db;
    }

    private static Condition live(Condition people) {
        return PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()).and(people);
    }

    private static Condition completed(int contentId, Condition people) {
        return ASSIGNMENT
                .CONTENT_ID
                .eq(contentId)
                .and(ASSIGNMENT.STATE.eq(State.COMPLETED.number()))
                .and(live(people));
    }

    Scores scores(int contentId, Condition people) {
        return db.select(count(), avg(ASSIGNMENT.SCORE))
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(completed(contentId, people), ASSIGNMENT.SCORE.isNotNull())
                .fetchSingle(r -> new Scores(r.value1(), rounded(r.value2())));
    }

    private static int rounded(BigDecimal average) {
        return average == null ? 0 : average.setScale(0, RoundingMode.HALF_UP).intValue();
    }

    List<VersionLine> versions(int contentId, Condition people) {
        return db.select(ASSIGNMENT.VERSION, count())
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(completed(contentId, people))
                .groupBy(ASSIGNMENT.VERSION)
                .orderBy(ASSIGNMENT.VERSION.desc())
                .fetch(r -> new VersionLine(r.value1(), r.value2()));
    }

    /** How many open attempts stand before each step: by its id. */
    Map<Integer, Integer> stoppedAt(int contentId, int version, Condition people) {
        return db.resultQuery("""
            select x.step_id, count(*)::int from (
              select (
                select s.step_id from step s
                where s.content_id = a.content_id and s.version = {1} and s.required
                  and (s.optional_before is null or a.started_at >= s.optional_before)
                  and not exists (select from step_progress p
                    where p.attempt_id = a.id and p.step_id = s.step_id and p.changed_in >= s.changed_in and p.done_at is not null)
                order by s.position limit 1) as step_id
              from attempt a join person on person.id = a.person_id
              where a.content_id = {0} and a.ended_at is null and {2}) x
            where x.step_id is not null group by 1""", val(contentId), val(version), live(people))
                .fetchMap(r -> r.get(0, Integer.class), r -> r.get(1, Integer.class));
    }

    /** A question of a step, by its number from 0. */
    record At(int stepId, int question) {}

    /** @param right whose answer is all of what is right, and nothing else */
    record Answered(int all, int right) {}

    Map<At, Answered> answered(int contentId, int version, Condition people) {
        Map<At, Answered> answered = new HashMap<>();
        db.resultQuery(
                        """
            select s.step_id, q.no::int - 1, count(*)::int, count(*) filter (
              where p.answers -> (q.no::int - 1) @> (q.value -> 'answer') and (q.value -> 'answer') @> (p.answers -> (q.no::int - 1)))::int
            """ + HANDED_IN + " where s.content_id = {0} and s.version = {1} and {2} group by 1, 2",
                        val(contentId),
                        val(version),
                        live(people))
                .forEach(r -> answered.put(
                        new At(r.get(0, int.class), r.get(1, int.class)),
                        new Answered(r.get(2, int.class), r.get(3, int.class))));
        return answered;
    }

    /** How often each option was chosen: by its number from 0. */
    Map<At, Map<Integer, Integer>> chosen(int contentId, int version, Condition people) {
        Map<At, Map<Integer, Integer>> chosen = new HashMap<>();
        db.resultQuery(
                        "select s.step_id, q.no::int - 1, o.option::int, count(*)::int " + HANDED_IN + """
            cross join lateral jsonb_array_elements_text(p.answers -> (q.no::int - 1)) o (option)
            where s.content_id = {0} and s.version = {1} and {2} group by 1, 2, 3""",
                        val(contentId),
                        val(version),
                        live(people))
                .forEach(r -> chosen.computeIfAbsent(
                                new At(r.get(0, int.class), r.get(1, int.class)), at -> new HashMap<>())
                        .put(r.get(2, int.class), r.get(3, int.class)));
        return chosen;
    }
}
