package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Training;
import dev.muster.assignment.rules.Status;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Days end at midnight where the person is, on leap days and on days of 23 or 25 hours, too: a due date, a last valid day, its
 * grace, and the days away. On one page and in the numbers of lists alike.
 */
@MusterTest
@NullUnmarked
class ClockEdgesTest {
    /** Leap days, the ends of months and years, and the days on which clocks change somewhere. */
    private static final List<String> DAYS = List.of(
            "2028-02-28",
            "2028-02-29",
            "2028-03-01",
            "2027-02-28",
            "2026-12-31",
            "2027-01-01",
            "2027-03-14",
            "2027-03-28",
            "2027-04-04",
            "2026-10-25",
            "2026-11-01",
            "2027-10-03");

    private static final List<String> ZONES = List.of(
            "Pacific/Kiritimati",
            "America/St_Johns",
            "Europe/London",
            "Australia/Lord_Howe",
            "America/New_York",
            "Asia/Kathmandu",
            "Pacific/Pago_Pago");

    static Stream<Arguments> everywhere() {
        return ZONES.stream().flatMap(z -> DAYS.stream().map(d -> Arguments.of(z, LocalDate.parse(d))));
    }

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    TrainingGrid training;

    @Autowired
    AssignmentsGrid grid;

    private int ana;
    private int course;
    private ZoneId zone;

    @BeforeEach
    void somebody() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("Clock");
    }

    private void has(String zoneId, Map<String, Object> of) {
        zone = ZoneId.of(zoneId);
        db.update(PERSON).set(PERSON.TIME_ZONE, zoneId).where(PERSON.ID.eq(ana)).execute();
        db.execute(
                """
                insert into assignment (person_id, content_id, required, assigned_at, state, completed_at, due_on, expires_on)
                values (?, ?, true, '2025-01-01', ?, ?::timestamptz, ?::date, ?::date)""",
                ana,
                course,
                of.containsKey("expires") ? 2 : 0,
                of.containsKey("expires") ? "2025-02-01" : null,
                of.get("due"),
                of.get("expires"));
    }

    /** A second before that day begins there, and as it begins. */
    private Training before(LocalDate day) {
        return at(day.atStartOfDay(zone).toInstant().minusSeconds(1));
    }

    private Training from(LocalDate day) {
        return at(day.atStartOfDay(zone).toInstant());
    }

    private Training at(Instant instant) {
        clock.set(instant);
        Training t = training.find(ana, course).orElseThrow();
        var numbers = grid.counts(course, PERSON.ID.eq(ana));
        assertThat(numbers.overdue()).as("in the list at %s", instant).isEqualTo(t.overdue() ? 1 : 0);
        return t;
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void overdueFromTheDayAfter(String zoneId, LocalDate day) {
        has(zoneId, Map.of("due", day));
        assertThat(from(day).overdue()).isFalse();
        assertThat(before(day.plusDays(1)).overdue()).isFalse();
        assertThat(from(day.plusDays(1)).overdue()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void expiredFromTheDayAfterAndOverdueAfterItsGrace(String zoneId, LocalDate day) {
        has(zoneId, Map.of("expires", day));
        db.execute("update content set grace_days = 2 where id = ?", course);
        assertThat(before(day.plusDays(1)).status()).isEqualTo(Status.COMPLETED);
        Training t = from(day.plusDays(1));
        assertThat(t.status()).isEqualTo(Status.EXPIRED);
        assertThat(t.dueOn()).isEqualTo(day.plusDays(3));
        assertThat(before(day.plusDays(4)).overdue()).isFalse();
        assertThat(from(day.plusDays(4)).overdue()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void awayFromTheFirstMomentToTheLast(String zoneId, LocalDate day) {
        has(zoneId, Map.of("due", day.minusDays(1)));
        db.execute("update assignment set assigned_at = ?::timestamptz", day.minusDays(30) + "T12:00:00Z");
        db.execute(
                "update person set leave_from = ?::date, leave_until = ?::date where id = ?",
                day,
                day.plusDays(1),
                ana);
        Training late = before(day);
        assertThat(late.overdue()).isFalse();
        assertThat(late.onLeave()).isFalse();
        Training away = from(day);
        assertThat(away.onLeave()).isTrue();
        assertThat(away.overdue()).isFalse();
        assertThat(before(day.plusDays(2)).onLeave()).isTrue();
        Training back = from(day.plusDays(2));
        assertThat(back.onLeave()).isFalse();
        assertThat(back.overdue()).as("it had passed before, and stays").isTrue();
        assertThat(back.dueOn()).isEqualTo(day.minusDays(1));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void backFromLeaveADateIsLaterByTheDaysAway(String zoneId, LocalDate day) {
        has(zoneId, Map.of("due", day.plusDays(1)));
        db.execute("update assignment set assigned_at = ?::timestamptz", day.minusDays(30) + "T12:00:00Z");
        db.execute(
                "update person set leave_from = ?::date, leave_until = ?::date where id = ?",
                day,
                day.plusDays(2),
                ana);
        Training back = from(day.plusDays(3));
        assertThat(back.dueOn()).isEqualTo(day.plusDays(4));
        assertThat(before(day.plusDays(5)).overdue()).isFalse();
        assertThat(from(day.plusDays(5)).overdue()).isTrue();
    }
}
