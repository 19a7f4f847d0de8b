package dev.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every view counts as many as it lists, by the day where each person is. */
@MusterTest
@NullUnmarked
class TrainingListTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(TestClock.START, java.time.ZoneOffset.UTC);

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    TrainingList list;

    private Fixture make;
    private int fire;
    private int knives;

    @BeforeEach
    void twoCourses() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        fire = make.course("Fire at night");
        knives = make.course("Knives by day");
    }

    @Test
    void thisWeekIsTodayAndTheSixDaysAfter() {
        open(make.person("Due", "Before"), fire, TODAY.minusDays(1));
        int today = open(make.person("Due", "Today"), fire, TODAY);
        int last = open(make.person("Due", "Last"), fire, TODAY.plusDays(6));
        open(make.person("Due", "Later"), fire, TODAY.plusDays(7));
        open(make.person("Due", "Never"), fire, null);

        assertThat(people(Fixture.ADMIN, TrainingView.DUE_THIS_WEEK, "")).containsExactly(today, last);
        assertThat(list.counts(Fixture.ADMIN, only(fire)).get(TrainingView.DUE_THIS_WEEK))
                .isEqualTo(2);
        assertThat(list.counts(Fixture.ADMIN, only(fire)).get(TrainingView.ALL)).isEqualTo(5);
    }

    @Test
    void whatRunsOutWithinThirtyDaysOrMayBeRenewedIsRunningOut() {
        int soon = done(make.person("Valid", "Soon"), fire, TODAY.plusDays(30));
        int today = done(make.person("Valid", "Today"), fire, TODAY);
        done(make.person("Valid", "Longer"), fire, TODAY.plusDays(31));
        done(make.person("Valid", "Past"), fire, TODAY.minusDays(1));
        done(make.person("Valid", "Always"), fire, null);
        assertThat(people(Fixture.ADMIN, TrainingView.RUNNING_OUT, "")).containsExactly(today, soon);

        db.execute("update content set renewal_window_days = 60 where id = ?", fire);
        assertThat(people(Fixture.ADMIN, TrainingView.RUNNING_OUT, "")).hasSize(3);
    }

    @Test
    void wordsFindAPersonOrACourseAndTheOrderIsAsked() {
        int ana = open(make.person("Ana", "Searched"), fire, TODAY.plusDays(2));
        open(ana, knives, TODAY.minusDays(2));
        int bob = open(make.person("Bob", "Searched"), fire, TODAY.minusDays(4));

        assertThat(people(Fixture.ADMIN, TrainingView.ALL, "ana sear")).containsExactly(ana, ana);
        assertThat(people(Fixture.ADMIN, TrainingView.ALL, "fire nig")).containsExactly(bob, ana);
        assertThat(people(Fixture.ADMIN, TrainingView.OVERDUE, "searched")).containsExactly(bob, ana);
        for (TrainingList.Sort sort : TrainingList.Sort.values()) {
            List<AssignmentRow> up = rows(sort, false);
            assertThat(up).hasSize(3).containsExactlyInAnyOrderElementsOf(rows(sort, true));
        }
        assertThat(rows(TrainingList.Sort.PERSON, true).getFirst().personId()).isEqualTo(bob);
        assertThat(rows(TrainingList.Sort.TRAINING, true).getFirst().contentId())
                .isEqualTo(knives);
        assertThat(list.rows(Fixture.ADMIN, asked(TrainingView.ALL, "searched"), TrainingList.Sort.DUE, false, 1, 1))
                .as("the second of three")
                .hasSize(1)
                .allMatch(r -> r.training().content().id() == knives);
    }

    @Test
    void aManagerCountsAndListsTheirOwnPeopleOnly() {
        int boss = make.person("Boss", "Scoped");
        int theirs = open(make.person("Theirs", "Scoped"), fire, TODAY.minusDays(2));
        open(make.person("Others", "Scoped"), fire, TODAY.minusDays(2));
        db.execute("update person set manager_id = ? where id = ?", boss, theirs);
        Actor manager = new Actor(
                Actor.Kind.PERSON,
                boss,
                "Boss Scoped",
                AccessLevel.MANAGER,
                new Audience(List.of(new Audience.ReportsOf(boss, false))));

        assertThat(people(manager, TrainingView.OVERDUE, "")).containsExactly(theirs);
        assertThat(list.counts(manager, ComplianceFilter.ALL).get(TrainingView.OVERDUE))
                .isEqualTo(1);
        assertThat(list.counts(Fixture.ADMIN, only(fire)).get(TrainingView.OVERDUE))
                .isEqualTo(2);
    }

    private record AssignmentRow(int personId, int contentId) {}

    private List<AssignmentRow> rows(TrainingList.Sort sort, boolean falling) {
        return list.rows(Fixture.ADMIN, asked(TrainingView.ALL, "searched"), sort, falling, 0, 25).stream()
                .map(r -> new AssignmentRow(r.personId(), r.training().content().id()))
                .toList();
    }

    private TrainingList.Asked asked(TrainingView view, String search) {
        return new TrainingList.Asked(
                view, new ComplianceFilter(List.of(fire, knives), java.util.Map.of(), null, ReportDay.TODAY), search);
    }

    private List<Integer> people(Actor actor, TrainingView view, String search) {
        return list.keys(actor, asked(view, search)).stream()
                .map(TrainingList.Key::personId)
                .toList();
    }

    private static ComplianceFilter only(int content) {
        return new ComplianceFilter(List.of(content), java.util.Map.of(), null, ReportDay.TODAY);
    }

    private int open(int person, int content, @Nullable LocalDate due) {
        db.execute("""
                insert into assignment (person_id, content_id, state, required, due_on, assigned_at)
                values (?, ?, 0, true, ?::date, ?::timestamptz)""", person, content, due, clock.instant());
        return person;
    }

    private int done(int person, int content, @Nullable LocalDate until) {
        db.execute("""
                insert into assignment (person_id, content_id, state, required, assigned_at, completed_at, expires_on)
                values (?, ?, 2, true, ?::timestamptz, ?::timestamptz, ?::date)""", person, content, clock.instant(), clock.instant().minus(Duration.ofDays(300)), until);
        return person;
    }
}
