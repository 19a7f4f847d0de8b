package dev.muster.reporting;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.AssignmentsGrid.Row;
import dev.muster.assignment.lists.TrainingConditions;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.PastDays;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.work.Progress;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Every assignment as a row, required or not: of people who are not deactivated on the day. */
@Component
public class TrainingRecords {
    private static final int AT_A_TIME = 500;
    private static final Keyset ORDER = Keyset.of(PERSON.SORT_NAME, PERSON.ID, ASSIGNMENT.CONTENT_ID);

    private final DSLContext db;
    private final AssignmentsGrid assignments;
    private final Requirements requirements;
    private final PeopleInPieces pieces;
    private final Settings settings;
    private final Clock clock;
    private final PastDays days;

    TrainingRecords(
            DSLContext db,
            AssignmentsGrid assignments,
            Requirements requirements,
            PeopleInPieces pieces,
            Settings settings,
            Clock clock,
            PastDays days) {
        this.db = db;
        this.assignments = assignments;
        this.requirements = requirements;
        this.pieces = pieces;
        this.settings = settings;
        this.clock = clock;
        this.days = days;
    }

    private record Key(String sortName, int personId, int contentId) {}

    /**
     * By name, then content.
     *
     * @param statuses empty: all
     * @return with a total up to 10,000, which stands for that many or more
     */
    public Page<Row> page(Actor actor, ComplianceFilter filter, Set<Status> statuses, Place place) {
        return days.read(actor, filter.day().day(), () -> {
            Condition where = where(actor, filter, statuses);
            Page<Key> keys = keys(where, place);
            int total = db.fetchCount(db.selectOne()
                    .from(ASSIGNMENT)
                    .join(PERSON)
                    .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                    .where(where)
                    .limit(TooLarge.ROWS));
            return new Page<>(rows(keys.items()), keys.nextCursor(), total);
        });
    }

    /**
     * All of them, for a file: which they are is of one moment.
     *
     * @return in pieces, each read when it is asked for
     * @throws TooLarge for more than is made while somebody waits
     */
    public Stream<Row> all(Actor actor, ComplianceFilter filter, Set<Status> statuses) {
        Page<Key> keys = days.read(
                actor, filter.day().day(), () -> keys(where(actor, filter, statuses), new Place(null, TooLarge.ROWS)));
        if (keys.nextCursor() != null) {
            throw new TooLarge();
        }
        return keys.items().stream()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .flatMap(some -> days.read(actor, filter.day().day(), () -> rows(some)).stream());
    }

    /** All of them, however many. */
    public Stream<Row> everybody(Actor actor, ComplianceFilter filter, Set<Status> statuses, Progress progress) {
        return pieces.each(
                actor,
                filter,
                progress,
                some -> rows(keys(
                                where(actor, filter, statuses).and(PERSON.ID.eq(any(some.toArray(Integer[]::new)))),
                                new Place(null, Integer.MAX_VALUE - 1))
                        .items()));
    }

    private Page<Key> keys(Condition where, Place place) {
        List<Key> keys = db.select(PERSON.SORT_NAME, PERSON.ID, ASSIGNMENT.CONTENT_ID)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(where, ORDER.after(place.cursor()))
                .orderBy(ORDER.order())
                .limit(place.limit() + 1)
                .fetch(r -> new Key(r.value1(), r.value2(), r.value3()));
        return ORDER.page(keys, place.limit(), k -> new Object[] {k.sortName(), k.personId(), k.contentId()});
    }

    private List<Row> rows(List<Key> keys) {
        return assignments.ordered(
                condition(
                        "({0}, {1}) in (select * from unnest({2}::int[], {3}::int[]))",
                        ASSIGNMENT.PERSON_ID,
                        ASSIGNMENT.CONTENT_ID,
                        val(keys.stream().map(Key::personId).toArray(Integer[]::new)),
                        val(keys.stream().map(Key::contentId).toArray(Integer[]::new))),
                Math.max(1, keys.size()));
    }

    private Condition where(Actor actor, ComplianceFilter filter, Set<Status> statuses) {
        TrainingConditions is = new TrainingConditions(settings.current(), clock.instant());
        return requirements
                .people(actor, filter)
                .and(filter.contents().isEmpty() ? noCondition() : ASSIGNMENT.CONTENT_ID.in(filter.contents()))
                .and(
                        statuses.isEmpty()
                                ? noCondition()
                                : or(statuses.stream().map(is::is).toList()));
    }
}
