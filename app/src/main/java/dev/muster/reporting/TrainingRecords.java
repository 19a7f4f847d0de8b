package dev.muster.reporting;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.AssignmentsGrid.Row;
import dev.muster.assignment.lists.TrainingConditions;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Audiences;
import dev.muster.audience.PastDays;
import dev.muster.audience.Scopes;
import dev.muster.people.PersonStatus;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
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
    /** Rows of a file. */
    private static final int MOST = 100_000;

    private static final int AT_A_TIME = 500;
    private static final int COUNTED = 10_000;
    private static final Keyset ORDER = Keyset.of(PERSON.SORT_NAME, PERSON.ID, ASSIGNMENT.CONTENT_ID);

    private final DSLContext db;
    private final AssignmentsGrid assignments;
    private final Audiences audiences;
    private final Scopes scopes;
    private final Settings settings;
    private final Clock clock;
    private final PastDays days;

    TrainingRecords(
            DSLContext db,
            AssignmentsGrid assignments,
            Audiences audiences,
            Scopes scopes,
            Settings settings,
            Clock clock,
            PastDays days) {
        this.db = db;
        this.assignments = assignments;
        this.audiences = audiences;
        this.scopes = scopes;
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
                    .limit(COUNTED));
            return new Page<>(rows(keys.items()), keys.nextCursor(), total);
        });
    }

    /**
     * All of them, for a file: which they are is of one moment.
     *
     * @return in pieces, each read when it is asked for
     * @throws BadInput for more than a file takes
     */
    public Stream<List<Row>> all(Actor actor, ComplianceFilter filter, Set<Status> statuses) {
        Page<Key> keys =
                days.read(actor, filter.day().day(), () -> keys(where(actor, filter, statuses), new Place(null, MOST)));
        if (keys.nextCursor() != null) {
            throw new BadInput("filter", "This is more than 100,000 rows. Filter the records, and export the parts.");
        }
        return keys.items().stream()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .map(some -> days.read(actor, filter.day().day(), () -> rows(some)));
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
        Audience people = filter.people();
        return PERSON.STATUS
                .ne(PersonStatus.DEACTIVATED.name())
                .and(scopes.condition(actor))
                .and(
                        people.all().isEmpty()
                                ? noCondition()
                                : audiences.condition(audiences.require(people, "filter"), audiences.today()))
                .and(filter.contents().isEmpty() ? noCondition() : ASSIGNMENT.CONTENT_ID.in(filter.contents()))
                .and(
                        statuses.isEmpty()
                                ? noCondition()
                                : or(statuses.stream().map(is::is).toList()));
    }
}
