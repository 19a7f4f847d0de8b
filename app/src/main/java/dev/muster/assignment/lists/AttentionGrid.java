package dev.muster.assignment.lists;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.condition;

import dev.muster.assignment.Training;
import dev.muster.assignment.rules.State;
import dev.muster.library.ContentStatus;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Training whose due date counts from a hire date that is not known: how much of it there is, and the list of it. */
@Component
public class AttentionGrid {
    /** A due rule counts from the hire date, and the person has none: it counted from the assignment. */
    private static final Condition COUNTED_WITHOUT_HIRE_DATE =
            condition(numbered("""
        {0} is null and exists (
          select from source s left join rule r on r.id = s.rule_id
          where s.content_id = {1} and s.person_id = {2} and s.rule_id <> {self} and not s.due_given
            and coalesce(r.due, {3}) -> 'daysAfterHire' is not null)"""), PERSON.HIRED_ON, ASSIGNMENT.CONTENT_ID, ASSIGNMENT.PERSON_ID, CONTENT.DUE);

    private static final Keyset BY_NAME_AND_CONTENT = Keyset.of(PERSON.SORT_NAME, PERSON.ID, CONTENT.ID);

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    AttentionGrid(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    public record Row(int personId, String name, Training training) {}

    /** Assignments of people who are not deactivated, of active content. @param scope over PERSON: whom the viewer may see */
    public int count(Condition scope) {
        return db.select(org.jooq.impl.DSL.count())
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(which())
                .and(scope)
                .fetchSingle()
                .value1();
    }

    /** By name, then content. */
    public Page<Row> page(Condition scope, @Nullable String cursor, int limit) {
        Settings.Values s = settings.current();
        List<SelectField<?>> columns = new ArrayList<>(TrainingRows.columns());
        columns.addAll(List.of(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.SORT_NAME));
        List<Record> rows = db.select(columns)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(which())
                .and(scope)
                .and(BY_NAME_AND_CONTENT.after(cursor))
                .orderBy(BY_NAME_AND_CONTENT.order())
                .limit(limit + 1)
                .fetch();
        return BY_NAME_AND_CONTENT.page(rows, limit).map(r -> row(r, s)).of(count(scope));
    }

    private Row row(Record r, Settings.Values s) {
        return new Row(r.get(PERSON.ID), PersonName.of(r), TrainingRows.training(r, s, clock.instant()));
    }

    private static Condition which() {
        return PERSON.STATUS
                .ne(PersonStatus.DEACTIVATED.name())
                .and(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .and(ASSIGNMENT.STATE.lt(State.COMPLETED.number()))
                .and(COUNTED_WITHOUT_HIRE_DATE);
    }
}
