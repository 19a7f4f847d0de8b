package dev.muster.reporting;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.AssignmentsGrid.Row;
import dev.muster.assignment.lists.TrainingConditions;
import dev.muster.assignment.rules.State;
import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Found;
import dev.muster.shared.SqlKeys;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Gatherers;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Component;

/** All training of today, as one list of people and what they have: of active content, of people who are not deactivated. */
@Component
public class TrainingList {
    /** No page counts or names more. */
    public static final int MOST = 10_000;

    private static final int AT_A_TIME = 500;
    private static final Field<LocalDate> LAST = inline(LocalDate.of(9999, 12, 31));

    /** When it is due or, once completed, runs out. */
    private static final Field<LocalDate> DATE = coalesce(
            when(ASSIGNMENT.STATE.eq(State.COMPLETED.number()), ASSIGNMENT.EXPIRES_ON)
                    .otherwise(ASSIGNMENT.DUE_ON),
            LAST);

    private final DSLContext db;
    private final AssignmentsGrid assignments;
    private final Requirements requirements;
    private final Settings settings;
    private final Clock clock;

    TrainingList(
            DSLContext db, AssignmentsGrid assignments, Requirements requirements, Settings settings, Clock clock) {
        this.db = db;
        this.assignments = assignments;
        this.requirements = requirements;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param filter its day is not looked at: the list is of now
     * @param search words of a person or of a title; empty: all
     */
    public record Asked(TrainingView view, ComplianceFilter filter, String search) {
        public Asked in(TrainingView other) {
            return new Asked(other, filter, search);
        }
    }

    public enum Sort {
        PERSON,
        TRAINING,
        STATUS,
        DUE
    }

    /** What one row is of. */
    public record Key(int personId, int contentId) {}

    /** How many each view holds for the viewer, up to {@link #MOST}, which stands for that many or more. */
    public Map<TrainingView, Integer> counts(Actor actor, ComplianceFilter filter) {
        return counts(actor, filter, "");
    }

    public Map<TrainingView, Integer> counts(Actor actor, ComplianceFilter filter, String search) {
        List<Field<Integer>> each = new ArrayList<>();
        for (TrainingView view : TrainingView.values()) {
            each.add(field(select(count())
                    .from(from(where(actor, new Asked(view, filter, search)))
                            .limit(MOST)
                            .asTable("v"))));
        }
        Record r = db.select(each).fetchSingle();
        Map<TrainingView, Integer> counts = new EnumMap<>(TrainingView.class);
        for (TrainingView view : TrainingView.values()) {
            counts.put(view, r.get(view.ordinal(), int.class));
        }
        return counts;
    }

    /** @param from rows before it are left out */
    public List<Row> rows(Actor actor, Asked asked, Sort sort, boolean falling, int from, int limit) {
        return rows(keys(actor, asked, sort, falling, from, limit), noCondition());
    }

    /** Everything that matches, up to {@link #MOST}, the earliest date first. */
    public List<Key> keys(Actor actor, Asked asked) {
        return keys(actor, asked, Sort.DUE, false, 0, MOST);
    }

    private List<Key> keys(Actor actor, Asked asked, Sort sort, boolean falling, int from, int limit) {
        List<OrderField<?>> order = new ArrayList<>();
        Field<?> first =
                switch (sort) {
                    case PERSON -> PERSON.SORT_NAME;
                    case TRAINING -> CONTENT.TITLE;
                    case STATUS -> status();
                    case DUE -> DATE;
                };
        order.add(falling ? first.desc() : first);
        order.addAll(List.of(PERSON.SORT_NAME, PERSON.ID, ASSIGNMENT.CONTENT_ID));
        return db.select(PERSON.ID, ASSIGNMENT.CONTENT_ID)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(where(actor, asked))
                .orderBy(order)
                .limit(limit)
                .offset(from)
                .fetch(r -> new Key(r.value1(), r.value2()));
    }

    /** Those of them that are there, in their order. */
    public List<Row> rows(Actor actor, List<Key> keys) {
        return keys.stream()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .flatMap(some -> rows(some, requirements.people(actor, ComplianceFilter.ALL)).stream())
                .toList();
    }

    private List<Row> rows(List<Key> keys, Condition scope) {
        Map<Key, Row> found = new HashMap<>();
        Condition these = condition(
                "({0}, {1}) in (select * from unnest({2}::int[], {3}::int[]))",
                ASSIGNMENT.PERSON_ID,
                ASSIGNMENT.CONTENT_ID,
                val(keys.stream().map(Key::personId).toArray(Integer[]::new)),
                val(keys.stream().map(Key::contentId).toArray(Integer[]::new)));
        for (Row r : assignments.ordered(these.and(scope), Math.max(1, keys.size()))) {
            found.put(new Key(r.personId(), r.training().content().id()), r);
        }
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static SelectConditionStep<?> from(Condition where) {
        return selectOne()
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .where(where);
    }

    private Condition where(Actor actor, Asked asked) {
        List<Integer> only = asked.filter().contents();
        return CONTENT.STATUS
                .eq(ContentStatus.ACTIVE.name())
                .and(requirements.people(actor, asked.filter()))
                .and(only.isEmpty() ? noCondition() : ASSIGNMENT.CONTENT_ID.in(only))
                .and(searched(asked.search()))
                .and(in(asked.view()));
    }

    private Condition in(TrainingView view) {
        TrainingConditions is = is();
        return switch (view) {
            case ALL -> noCondition();
            case OVERDUE ->
                is.overdue()
                        .andNot(is.is(Status.COMPLETED))
                        .and(is.isNotCounting())
                        .andNot(condition(coalesce(field(is.ranOut()), inline(false))));
            case EXPIRED -> ASSIGNMENT.REQUIRED.isTrue().and(is.ranOut()).andNot(is.onLeave());
            case DUE_THIS_WEEK -> is.dueThisWeek();
            case RUNNING_OUT -> is.runningOut();
            case ON_LEAVE -> is.waiting();
        };
    }

    private Field<Integer> status() {
        TrainingConditions is = is();
        return when(is.is(Status.NOT_STARTED), inline(Status.NOT_STARTED.ordinal()))
                .when(is.is(Status.IN_PROGRESS), inline(Status.IN_PROGRESS.ordinal()))
                .when(is.is(Status.COMPLETED), inline(Status.COMPLETED.ordinal()))
                .otherwise(inline(Status.EXPIRED.ordinal()));
    }

    private TrainingConditions is() {
        return new TrainingConditions(settings.current(), clock.instant());
    }

    /** Each word in what finds the person, or each in the title. */
    private static Condition searched(String search) {
        return Found.words(search).isEmpty()
                ? noCondition()
                : or(SqlKeys.holds(PERSON.SEARCH, search), and(SqlKeys.holds(search, CONTENT.TITLE)));
    }
}
