package dev.muster.assignment.reassess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** docs/rules.md 2: a course that runs out inside a module under way is to do again, though nobody did anything. */
@MusterTest
@NullUnmarked
class CoursesRunOutTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Assignments assignments;

    @Autowired
    OwnTraining own;

    @Autowired
    TrainingGrid training;

    @Autowired
    CoursesRunOut runOut;

    Fixture make;
    int[] hygiene;
    int module;
    int ana;

    @BeforeEach
    void aModuleOfWhichOneCourseCountsForAMonth() {
        clock.set(Instant.parse("2026-03-10T12:00:00Z"));
        make = new Fixture(db, clock);
        hygiene = make.courseOf("Hygiene", 1);
        db.execute("update content set validity_months = 1 where id = ?", hygiene[0]);
        int[] knives = make.courseOf("Knives", 1);
        module = make.module("Kitchen start", hygiene[0], knives[0]);
        ana = cook("Ana", "Europe/London");
    }

    /** Somebody who has done the first of the two courses. */
    private int cook(String name, String zone) {
        int id = make.person(name, "Lima");
        db.execute("update person set time_zone = ? where id = ?", zone, id);
        assign(module, id);
        own.complete(learner(id), new CourseInContext(module, hygiene[0]), hygiene[1], null);
        return id;
    }

    private static Actor learner(int id) {
        return new Actor(Actor.Kind.PERSON, id, "Learner", AccessLevel.LEARNER, null);
    }

    private String shown(int person) {
        Training t = training.ofPerson(person).getFirst();
        return t.status() + " " + t.progress();
    }

    @Test
    void progressFallsByTheCalendarAndTheModuleStaysBegun() {
        assertThat(shown(ana)).isEqualTo("IN_PROGRESS 50");
        clock.advance(Duration.ofDays(29));
        runOut.work();
        assertThat(shown(ana)).as("still good").isEqualTo("IN_PROGRESS 50");

        clock.advance(Duration.ofDays(40));
        runOut.work();

        assertThat(shown(ana)).isEqualTo("IN_PROGRESS 0");
        assertThat(own.parts(own.open(learner(ana), module)).getFirst().status())
                .isEqualTo(Status.EXPIRED);
    }

    @Test
    void everybodysDayEndsWhereTheyAre() {
        int kiri = cook("Kiri", "Pacific/Kiritimati");
        int pago = cook("Pago", "Pacific/Pago_Pago");
        // the eleventh has begun on Kiritimati, when the others still have the tenth; in Pago Pago it was done on the
        // tenth
        clock.set(Instant.parse("2026-04-11T10:30:00Z"));
        runOut.work();
        assertThat(List.of(shown(kiri), shown(ana), shown(pago)))
                .containsExactly("IN_PROGRESS 0", "IN_PROGRESS 0", "IN_PROGRESS 50");

        clock.set(Instant.parse("2026-04-11T11:30:00Z"));
        runOut.work();
        assertThat(shown(pago)).isEqualTo("IN_PROGRESS 0");
    }

    @Test
    void whoseProgressFellIsNotLookedAtAgain() {
        clock.advance(Duration.ofDays(40));
        runOut.work();
        int ben = cook("Ben", "Europe/London");
        List<String> before = rows();

        clock.advance(Duration.ofHours(1));
        runOut.work();
        assertThat(rows()).as("nothing is written").isEqualTo(before);

        clock.advance(Duration.ofDays(40));
        runOut.work();
        assertThat(shown(ben)).isEqualTo("IN_PROGRESS 0");
        assertThat(rows().getFirst()).as("Ana's stays as it is").isEqualTo(before.getFirst());
    }

    /** With the transaction that wrote each last. */
    private List<String> rows() {
        return db.fetch(
                        "select a.xmin::text || a::text from assignment a where content_id = ? order by person_id",
                        module)
                .getValues(0, String.class);
    }

    @Test
    void whoTakesItAgainBeforeItIsNoticedLosesNothing() {
        clock.advance(Duration.ofDays(40));
        own.complete(learner(ana), new CourseInContext(module, hygiene[0]), hygiene[1], null);
        assertThat(shown(ana)).isEqualTo("IN_PROGRESS 50");
        runOut.work();
        assertThat(shown(ana)).isEqualTo("IN_PROGRESS 50");
    }

    @Test
    void whatCountsElsewhereTakesThePlaceOfWhatRanOut() {
        int ben = make.person("Ben", "Strand");
        db.execute("update person set time_zone = 'Europe/London' where id = ?", ben);
        assign(hygiene[0], ben);
        own.begin(learner(ben), hygiene[0]);
        own.complete(learner(ben), CourseInContext.of(hygiene[0], null), hygiene[1], null);
        clock.set(Instant.parse("2026-04-01T12:00:00Z"));
        assign(module, ben);
        own.complete(learner(ben), new CourseInContext(module, hygiene[0]), hygiene[1], null);
        runOut.work();
        assertThat(hygiene(ben)).as("met already").isEqualTo("COMPLETED 2026-04-10");

        clock.set(Instant.parse("2026-04-12T12:00:00Z"));
        assertThat(hygiene(ben)).isEqualTo("EXPIRED 2026-04-10");
        runOut.work();
        assertThat(hygiene(ben)).as("valid in the module").isEqualTo("COMPLETED 2026-05-01");

        clock.set(Instant.parse("2026-05-03T12:00:00Z"));
        runOut.work();
        assertThat(hygiene(ben)).isEqualTo("EXPIRED 2026-05-01");
    }

    private void assign(int content, int person) {
        assignments.assign(
                Fixture.ADMIN,
                new AssignRequest(List.of(content), List.of(person), null, null, null, null, null, false));
    }

    private String hygiene(int person) {
        Training t = training.ofPerson(person).stream()
                .filter(x -> x.content().id() == hygiene[0])
                .findFirst()
                .orElseThrow();
        return t.status() + " " + t.expiresOn();
    }
}
