package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;

import dev.muster.assignment.Training;
import dev.muster.settings.Settings;
import dev.muster.shared.Cursor;
import dev.muster.shared.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What needs attention of everybody's training (Overview): how much of it, and the lists behind the numbers. */
@Component
public class AttentionGrid {
    /** A due rule counts from the hire date, and the person has none: it counted from the assignment. */
    private static final Condition COUNTED_WITHOUT_HIRE_DATE =
            condition("""
        {0} is null and exists (
          select from source s left join rule r on r.id = s.rule_id
          where s.content_id = {1} and s.person_id = {2} and s.rule_id <> -1 and not s.due_given
            and coalesce(r.due, {3}) -> 'daysAfterHire' is not null)""", PERSON.HIRED_ON, ASSIGNMENT.CONTENT_ID, ASSIGNMENT.PERSON_ID, CONTENT.DUE);

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    AttentionGrid(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    public enum Kind {
        OVERDUE,
        DUE_SOON,
        NO_HIRE_DATE
    }

    public record Row(int personId, String name, Training training) {}

    /** Assignments of people who are not deactivated, of active content. @param scope over PERSON: whom the viewer may see */
    public int count(Kind kind, Condition scope) {
        return db.select(org.jooq.impl.DSL.count())
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(which(kind))
                .and(scope)
                .fetchSingle()
                .value1();
    }

    /** By name, then content. */
    public Page<Row> page(Kind kind, Condition scope, @Nullable String cursor, int limit) {
        Settings.Values s = settings.current();
        Condition after = noCondition();
        if (cursor != null) {
            Cursor c = Cursor.read(cursor, 3);
            after = org.jooq
                    .impl
                    .DSL
                    .row(PERSON.SORT_NAME, PERSON.ID, CONTENT.ID)
                    .gt(c.text(0), c.number(1), c.number(2));
        }
        List<SelectField<?>> columns = new ArrayList<>(TrainingRows.columns());
        columns.addAll(List.of(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.SORT_NAME));
        List<Record> rows = db.select(columns)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(which(kind))
                .and(scope)
                .and(after)
                .orderBy(PERSON.SORT_NAME, PERSON.ID, CONTENT.ID)
                .limit(limit + 1)
                .fetch();
        List<Record> shown = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit ? cursor(shown.getLast()) : null;
        return new Page<>(shown.stream().map(r -> row(r, s)).toList(), next, count(kind, scope));
    }

    private static String cursor(Record r) {
        return Cursor.write(r.get(PERSON.SORT_NAME), r.get(PERSON.ID), r.get(CONTENT.ID));
    }

    private Row row(Record r, Settings.Values s) {
        return new Row(
                r.get(PERSON.ID),
                r.get(PERSON.GIVEN_NAME) + " " + r.get(PERSON.FAMILY_NAME),
                TrainingRows.training(r, s, clock.instant()));
    }

    private Condition which(Kind kind) {
        TrainingConditions is = new TrainingConditions(settings.current(), clock.instant());
        Condition live = PERSON.STATUS.ne("DEACTIVATED").and(CONTENT.STATUS.eq("ACTIVE"));
        return live.and(
                switch (kind) {
                    case OVERDUE -> is.overdue();
                    case DUE_SOON -> is.dueSoon();
                    case NO_HIRE_DATE -> ASSIGNMENT.STATE.lt((short) 2).and(COUNTED_WITHOUT_HIRE_DATE);
                });
    }
}
