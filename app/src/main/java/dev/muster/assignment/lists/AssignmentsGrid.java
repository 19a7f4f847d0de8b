package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.muster.assignment.Training;
import dev.muster.assignment.rules.State;
import dev.muster.assignment.rules.Status;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import dev.muster.shared.Same;
import dev.muster.shared.SqlKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.SelectSeekStepN;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everybody who has a content: the Assignments tab, by name. */
@Component
public class AssignmentsGrid {
    private static final Field<Result<Record1<String>>> PLACE = multiset(select(ATTRIBUTE_VALUE.NAME)
                    .from(PERSON_VALUE)
                    .join(ATTRIBUTE_VALUE)
                    .on(ATTRIBUTE_VALUE.ID.eq(PERSON_VALUE.VALUE_ID))
                    .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID))
                    .and(ATTRIBUTE_VALUE.ATTRIBUTE.in("role", "location"))
                    .orderBy(ATTRIBUTE_VALUE.ATTRIBUTE.desc(), ATTRIBUTE_VALUE.NAME))
            .as("place");

    static final Keyset BY_NAME_AND_CONTENT = Keyset.of(PERSON.SORT_NAME, PERSON.ID, ASSIGNMENT.CONTENT_ID);

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    AssignmentsGrid(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param place roles, then locations */
    public record Row(int personId, String name, String sortName, List<String> place, Training training) {
        public Row {
            place = List.copyOf(place);
        }
    }

    /**
     * How many have it, by status; overdue ones and those on leave are counted in their status, too.
     *
     * @param onLeave whose training waits for their return: it is not overdue
     * @param counting of those who are to take it again: whose earlier completion still counts
     */
    public record Counts(
            int assigned,
            int notStarted,
            int inProgress,
            int completed,
            int expired,
            int overdue,
            int onLeave,
            int counting) {
        /** The share of those with a completion that counts, rounded down: 100 means all. */
        public int percent() {
            return assigned == 0 ? 0 : (int) (100L * (completed + counting) / assigned);
        }
    }

    /** @param scope over PERSON: whom the viewer may see */
    public Page<Row> page(
            int contentId, AssignmentsFilter filter, Condition scope, @Nullable String cursor, int limit) {
        Settings.Values s = settings.current();
        Condition all =
                ASSIGNMENT.CONTENT_ID.eq(contentId).and(matching(filter, s)).and(scope);
        List<Record> rows =
                rows(all.and(PersonName.BY_NAME.after(cursor))).limit(limit + 1).fetch();
        return PersonName.BY_NAME.page(rows, limit).map(r -> row(r, s)).of(total(all));
    }

    /** Those of the people who have it, by name. */
    public List<Row> rows(int contentId, Collection<Integer> personIds, Condition scope) {
        Settings.Values s = settings.current();
        return rows(ASSIGNMENT
                        .CONTENT_ID
                        .eq(contentId)
                        .and(PERSON.ID.eq(any(personIds.toArray(Integer[]::new))))
                        .and(scope))
                .fetch(r -> row(r, s));
    }

    /** Whatever matches, by name, then content. */
    public List<Row> ordered(Condition matching, int limit) {
        Settings.Values s = settings.current();
        return unordered(matching)
                .orderBy(BY_NAME_AND_CONTENT.order())
                .limit(limit)
                .fetch(r -> row(r, s));
    }

    Condition matching(AssignmentsFilter filter) {
        return matching(filter, settings.current());
    }

    private SelectSeekStepN<Record> rows(Condition matching) {
        return unordered(matching).orderBy(PersonName.BY_NAME.order());
    }

    private SelectConditionStep<Record> unordered(Condition matching) {
        List<SelectField<?>> columns = new ArrayList<>(TrainingRows.columns());
        columns.addAll(List.of(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.SORT_NAME, PLACE));
        return db.select(columns)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(matching);
    }

    private Row row(Record r, Settings.Values s) {
        return new Row(
                r.get(PERSON.ID),
                PersonName.of(r),
                r.get(PERSON.SORT_NAME),
                r.get(PLACE).map(Record1::value1),
                TrainingRows.training(r, s, clock.instant()));
    }

    private int total(Condition all) {
        return db.fetchSingle(select(count())
                        .from(ASSIGNMENT)
                        .join(PERSON)
                        .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                        .where(all))
                .value1();
    }

    /** Everybody who matches, by name. */
    public List<Integer> ids(int contentId, AssignmentsFilter filter, Condition scope) {
        return db.select(PERSON.ID)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(ASSIGNMENT.CONTENT_ID.eq(contentId))
                .and(matching(filter, settings.current()))
                .and(scope)
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch(PERSON.ID);
    }

    /** Whoever has it, deactivated ones included. */
    public List<Integer> having(int contentId) {
        return db.select(ASSIGNMENT.PERSON_ID)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.CONTENT_ID.eq(contentId))
                .fetch(ASSIGNMENT.PERSON_ID);
    }

    public Counts counts(int contentId, Condition scope) {
        TrainingConditions is = new TrainingConditions(settings.current(), clock.instant());
        return db.fetchSingle(select(
                                count(),
                                count().filterWhere(is.is(Status.NOT_STARTED)),
                                count().filterWhere(is.is(Status.IN_PROGRESS)),
                                count().filterWhere(is.is(Status.COMPLETED)),
                                count().filterWhere(is.is(Status.EXPIRED)),
                                count().filterWhere(is.overdue()),
                                count().filterWhere(is.waiting()),
                                count().filterWhere(is.counting()))
                        .from(ASSIGNMENT)
                        .join(PERSON)
                        .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                        .where(ASSIGNMENT.CONTENT_ID.eq(contentId))
                        .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                        .and(scope))
                .map(r -> new Counts(
                        r.get(0, int.class),
                        r.get(1, int.class),
                        r.get(2, int.class),
                        r.get(3, int.class),
                        r.get(4, int.class),
                        r.get(5, int.class),
                        r.get(6, int.class),
                        r.get(7, int.class)));
    }

    private Condition matching(AssignmentsFilter f, Settings.Values s) {
        TrainingConditions is = new TrainingConditions(s, clock.instant());
        Condition c = PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name());
        c = c.and(SqlKeys.holds(PERSON.SEARCH, f.search()));
        if (!f.status().isEmpty()) {
            c = c.and(or(f.status().stream().map(is::is).toList()));
        }
        if (!f.locations().isEmpty()) {
            c = c.and(exists(selectOne()
                    .from(PERSON_VALUE)
                    .join(ATTRIBUTE_VALUE)
                    .on(ATTRIBUTE_VALUE.ID.eq(PERSON_VALUE.VALUE_ID))
                    .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID))
                    .and(ATTRIBUTE_VALUE.ATTRIBUTE.eq("location"))
                    .and(SqlKeys.same(ATTRIBUTE_VALUE.NAME).in(Same.keys(f.locations())))));
        }
        Integer version = f.upToVersion();
        if (version != null) {
            c = c.and(ASSIGNMENT.STATE.eq(State.COMPLETED.number())).and(ASSIGNMENT.VERSION.le(version));
        }
        if (!f.flags().isEmpty()) {
            Condition any = falseCondition();
            if (f.flags().contains("overdue")) {
                any = any.or(is.overdue());
            }
            if (f.flags().contains("dueSoon")) {
                any = any.or(is.dueSoon());
            }
            if (f.flags().contains("onLeave")) {
                any = any.or(is.waiting());
            }
            c = c.and(any);
        }
        return c;
    }
}
