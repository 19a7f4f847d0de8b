package dev.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.people.Persons;
import dev.muster.people.values.AttributeValues;
import dev.muster.people.values.ValueRef;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.ComplianceNamesGrid.Which;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A report of a past day says what was known at its end; that it says so of everything is held by random histories. */
@MusterTest
@NullUnmarked
class PastDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 22);
    private static final AtomicInteger N = new AtomicInteger();

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Persons persons;

    @Autowired
    AttributeValues values;

    @Autowired
    Compliances compliances;

    @Autowired
    ComplianceNamesGrid names;

    @Autowired
    ComplianceMonths months;

    private Fixture make;
    private int fire;
    private int ana;
    private int group;
    private String hull;

    @BeforeEach
    void anaOfHullMustDoFireSafety() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        fire = make.course("Fire safety");
        ana = make.person("Ana", "Lima");
        hull = "Hull " + N.incrementAndGet();
        moves(ana, hull);
        group = make.staticGroup("Crew " + hull, ana);
        groupContents.set(Fixture.ADMIN, group, List.of(fire), Remarks.NONE, 0);
    }

    private void moves(int person, String place) {
        persons.change(Fixture.ADMIN, person, null, d -> d.with(Map.of(Attribute.LOCATION, List.of(place))));
    }

    private void dayPasses() {
        clock.advance(Duration.ofDays(1));
    }

    @Test
    void whoMovedAndWasRenamedIsWhereAndWhoTheyWere() {
        dayPasses();
        moves(ana, "York " + hull);
        transaction.executeWithoutResult(_ -> db.execute("update person set family_name = 'Strand' where id = ?", ana));

        assertThat(rows(Fixture.ADMIN, FIRST)).extracting(Row::name).containsExactly("Ana Lima");
        assertThat(places(FIRST)).containsExactly(hull);
        assertThat(rows(Fixture.ADMIN, ReportDay.TODAY)).extracting(Row::name).containsExactly("Ana Strand");
        assertThat(places(null)).containsExactly("York " + hull);
        assertThat(rows(Fixture.ADMIN, FIRST.minusDays(1)))
                .as("before anything was there")
                .isEmpty();
    }

    @Test
    void aMergedValueKeepsItsNameInThePast() {
        dayPasses();
        String york = "York " + hull;
        int other = make.person("Ben", "Strand");
        moves(other, york);
        int from = db.fetchSingle("select id from attribute_value where name = ?", hull)
                .get(0, int.class);
        values.merge(Fixture.ADMIN, Attribute.LOCATION, from, new ValueRef.Name(york));

        assertThat(places(FIRST)).containsExactly(hull);
        assertThat(places(null)).containsExactly(york);
    }

    @Test
    void theScopeIsOfNow() {
        dayPasses();
        String york = "York " + hull;
        moves(ana, york);

        assertThat(rows(managerOf(york), FIRST))
                .as("she is in the scope by now, and was in Hull then")
                .extracting(Row::name)
                .containsExactly("Ana Lima");
        assertThat(rows(managerOf(hull), FIRST)).as("she has left this scope").isEmpty();
    }

    private static Actor managerOf(String place) {
        return new Actor(
                Actor.Kind.PERSON,
                0,
                "Mo Manager",
                AccessLevel.MANAGER,
                Audience.of(new Audience.Has(Attribute.LOCATION, List.of(place), false)));
    }

    @Test
    void whatWasRecordedLaterCountsOnlyWhereItIsAskedFor() {
        clock.advance(Duration.ofDays(3));
        Instant then = TestClock.START.plus(Duration.ofHours(2));
        transaction.executeWithoutResult(_ -> db.execute("""
            insert into completion (person_id, content_id, version, completed_at, person_name, person_role, recorded_at)
            values (?, ?, 1, ?::timestamptz, 'Ana Lima', '', ?::timestamptz)""", ana, fire, then, clock.instant()));

        assertThat(rows(Fixture.ADMIN, FIRST))
                .extracting(Row::status, Row::recordedLater)
                .containsExactly(tuple(ComplianceStatus.NOT_YET_DUE, false));
        assertThat(rows(Fixture.ADMIN, new ReportDay(FIRST, true)))
                .extracting(Row::status, Row::recordedLater)
                .containsExactly(tuple(ComplianceStatus.COMPLETED, true));
        assertThat(rows(Fixture.ADMIN, new ReportDay(FIRST.minusDays(1), true)))
                .as("it was not done by then")
                .isEmpty();
    }

    @Test
    void aLeaverCountsOnTheDaysBefore() {
        dayPasses();
        transaction.executeWithoutResult(_ -> db.execute("update person set status = 'DEACTIVATED' where id = ?", ana));

        assertThat(rows(Fixture.ADMIN, ReportDay.TODAY)).isEmpty();
        assertThat(rows(Fixture.ADMIN, FIRST)).hasSize(1);
    }

    @Test
    void aDayToComeIsRefused() {
        assertThatThrownBy(() -> rows(Fixture.ADMIN, FIRST.plusDays(1)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("to come");
    }

    @Test
    void theLineHasEachMonthsEndAndToday() {
        clock.set(Instant.parse("2027-01-10T12:00:00Z"));
        transaction.executeWithoutResult(_ -> make.state(ana, fire, 2, 100));

        assertThat(months.of(Fixture.ADMIN, only(ReportDay.TODAY)))
                .extracting(
                        ComplianceMonths.Month::day,
                        m -> m.total().required(),
                        m -> m.total().done())
                .containsExactly(
                        tuple(LocalDate.of(2026, 11, 30), 1, 0),
                        tuple(LocalDate.of(2026, 12, 31), 1, 0),
                        tuple(LocalDate.of(2027, 1, 10), 1, 1));
    }

    /** A clock that steps back, and acts of one moment, leave no day on which something is known twice. */
    @Test
    void nothingIsKnownTwice() {
        for (int hours : List.of(30, -20, 0, 40, -1, 2)) {
            clock.advance(Duration.ofHours(hours));
            String due = "2026-12-" + (10 + N.incrementAndGet() % 15);
            transaction.executeWithoutResult(
                    _ -> db.execute("update assignment set due_on = ?::date where person_id = ?", due, ana));
        }
        clock.advance(Duration.ofDays(10));
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(10)); day = day.plusDays(1)) {
            assertThat(rows(Fixture.ADMIN, day)).as("%s", day).hasSize(1);
        }
    }

    /** A column that is added to a table has to be added to what is kept of it. */
    @Test
    void everyColumnIsKept() {
        assertThat(db.fetchValues("""
            select a.attrelid::regclass || '.' || a.attname
            from pg_attribute k
            join pg_attribute a on a.attrelid = k.attrelid and a.attnum > 0 and not a.attisdropped
            join pg_class c on c.oid = k.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
            where k.attname = 'known_since' and c.relname not like '%\\_was'
              and exists (select from unnest(array['public.' || c.relname || '_was', 'past.' || c.relname]) kept
                where not exists (select from pg_attribute w where w.attrelid = to_regclass(kept) and w.attname = a.attname))""")).isEmpty();
    }

    /**
     * A statement's rows are compared by a hash of their keys: a plan that the first, small statement of a session made
     * would compare each of a hundred thousand with each.
     */
    @Test
    void whatIsKeptOfManyRowsIsNeverComparedEachWithEach() {
        List<String> kept = db.fetch("""
            select c.relname::text from pg_attribute k join pg_class c on c.oid = k.attrelid
            where k.attname = 'known_since' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
              and c.relname not like '%\\_was'""").getValues(0, String.class);

        assertThat(kept)
                .hasSizeGreaterThan(5)
                .allSatisfy(table -> assertThat(db.fetchValue(
                                "select array_to_string(proconfig, ' ') from pg_proc where proname = ?",
                                "keep_" + table))
                        .asString()
                        .contains("enable_nestloop=off"));
    }

    private List<Row> rows(Actor actor, LocalDate day) {
        return rows(actor, new ReportDay(day, false));
    }

    private List<Row> rows(Actor actor, ReportDay day) {
        return names.page(
                        actor,
                        only(day),
                        Which.of(List.of(), EnumSet.allOf(ComplianceStatus.class)),
                        new Place(null, 10))
                .items();
    }

    private List<String> places(LocalDate day) {
        return compliances
                .report(Fixture.ADMIN, only(new ReportDay(day, false)), Dimension.LOCATION, null)
                .lines()
                .stream()
                .map(l -> l.value().label())
                .toList();
    }

    private ComplianceFilter only(ReportDay day) {
        return new ComplianceFilter(List.of(fire), Map.of(), null, day);
    }
}
