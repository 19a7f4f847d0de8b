package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.when;

import dev.muster.assignment.rules.State;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentStatus;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On which days how many people have to have done what: required training that is open, or has run out. */
@Component
@Transactional(readOnly = true)
public class TeamDueGrid {
    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    TeamDueGrid(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** So many people have it due on that day. */
    public record Row(ContentRef content, LocalDate day, int people) {}

    /** The earliest first. @param scope over PERSON: whom the viewer may see */
    public List<Row> between(Condition scope, LocalDate from, LocalDate to, int most) {
        TrainingConditions is = new TrainingConditions(settings.current(), clock.instant());
        Field<LocalDate> day =
                when(is.isDueAgain(), is.renewalDue()).otherwise(is.due()).as("day");
        var each = db.select(CONTENT.ID, CONTENT.KIND, CONTENT.TITLE, day)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .and(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .and(ASSIGNMENT.REQUIRED)
                .and(ASSIGNMENT.STATE.lt(State.COMPLETED.number()).or(is.ranOut()))
                .and(scope)
                .asTable("each");
        Field<LocalDate> on = Objects.requireNonNull(each.field("day", LocalDate.class));
        return db.select(each.field(CONTENT.ID), each.field(CONTENT.KIND), each.field(CONTENT.TITLE), on, count())
                .from(each)
                .where(on.between(from, to))
                .groupBy(each.field(CONTENT.ID), each.field(CONTENT.KIND), each.field(CONTENT.TITLE), on)
                .orderBy(on, each.field(CONTENT.TITLE), each.field(CONTENT.ID))
                .limit(most)
                .fetch(r -> new Row(
                        new ContentRef(r.value1(), ContentRef.Kind.valueOf(r.value2()), r.value3()),
                        r.value4(),
                        r.value5()));
    }
}
