package dev.muster.assignment;

import static dev.muster.generated.db.Tables.ATTEMPT;
import static dev.muster.generated.db.Tables.COMPLETION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DuplicateKeyException;

/** One learner on several devices at once: every call is answered, and all of it is one attempt and one completion. */
@MusterTest
class AtOnceTest {
    private static final int TIMES = Integer.getInteger("times", 8);

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Assignments assignments;

    @Autowired
    Removals removals;

    @Autowired
    OwnTraining own;

    private Fixture make;
    private Actor learner;

    @BeforeEach
    void learner() {
        make = new Fixture(db, clock);
        learner = new Actor(Actor.Kind.PERSON, make.person("Elif", "Demir"), "Elif Demir", AccessLevel.LEARNER, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16})
    void theSameStep(int devices) throws Exception {
        try (var pool = Executors.newFixedThreadPool(devices)) {
            for (int i = 0; i < TIMES; i++) {
                int[] course = make.courseOf("Fire safety", 1);
                assign(course[0], false);
                all(
                        pool,
                        devices,
                        () -> own.complete(learner, CourseInContext.of(course[0], null), course[1], null)
                                .finished());
                assertThat(attempts(course[0])).isEqualTo(1);
                assertThat(completions(course[0])).isEqualTo(1);

                clock.advance(Duration.ofMinutes(1));
                assign(course[0], true);
                clock.advance(Duration.ofMinutes(1));
                all(
                        pool,
                        devices,
                        () -> own.complete(learner, CourseInContext.of(course[0], null), course[1], null)
                                .finished());
                assertThat(attempts(course[0])).as("after a reassignment").isEqualTo(2);
                assertThat(completions(course[0])).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16})
    void theSameStepInAModule(int devices) throws Exception {
        try (var pool = Executors.newFixedThreadPool(devices)) {
            for (int i = 0; i < TIMES; i++) {
                int[] course = make.courseOf("Knives", 1);
                int module = make.module("Kitchen", course[0]);
                assign(module, false);
                all(
                        pool,
                        devices,
                        () -> own.complete(learner, new CourseInContext(module, course[0]), course[1], null)
                                .finished());
                assertThat(List.of(attempts(module), attempts(course[0]), completions(module), completions(course[0])))
                        .containsOnly(1);
                assertThat(own.open(learner, module).isOpen()).isFalse();
            }
        }
    }

    /** Each sees the other's course done, or is seen by it. */
    @Test
    void theTwoLastCoursesOfAModule() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < TIMES; i++) {
                int[] one = make.courseOf("Knives", 1);
                int[] two = make.courseOf("Slicers", 1);
                int module = make.module("Kitchen", one[0], two[0]);
                assign(module, false);
                List<Callable<Boolean>> both = List.of(
                        () -> own.complete(learner, new CourseInContext(module, one[0]), one[1], null)
                                .finished(),
                        () -> own.complete(learner, new CourseInContext(module, two[0]), two[1], null)
                                .finished());
                for (Future<Boolean> done : pool.invokeAll(both)) {
                    assertThat(done.get()).isTrue();
                }
                assertThat(completions(module)).isEqualTo(1);
                assertThat(attempts(module)).isEqualTo(1);
            }
        }
    }

    @Test
    void beginningFromTheCatalog() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < TIMES; i++) {
                int[] course = make.courseOf("Allergens", 1);
                all(pool, 8, () -> own.begin(learner, course[0]).isOpen());
                assertThat(attempts(course[0])).isEqualTo(1);
            }
        }
    }

    /** Nobody has to be done again for the sake of another: all take their locks in one order. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void administratorsAndLearnersOnOneCourse(CapturedOutput output) throws Exception {
        int[] course = make.courseOf("Fire safety", 3);
        make.module("Kitchen", course[0]);
        List<Integer> people = make.people(10);
        List<Callable<Boolean>> acts = new ArrayList<>();
        for (int i = 0; i < 40 * TIMES; i++) {
            int person = people.get(i % people.size());
            int step = course[1 + i % 3];
            acts.add(() -> learns(person, course[0], step));
            acts.add(() -> learns(person, course[0], course[1]));
            acts.add(i % 2 == 0 ? () -> gives(person, course[0]) : () -> takes(person, course[0]));
        }
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> done : pool.invokeAll(acts)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(output).doesNotContain("40P01");
        assertThat(Invariants.broken(db)).isEmpty();
    }

    private boolean learns(int person, int course, int step) {
        Actor who = new Actor(Actor.Kind.PERSON, person, "Learner", AccessLevel.LEARNER, null);
        own.complete(who, CourseInContext.of(course, null), step, null);
        return true;
    }

    private boolean gives(int person, int course) {
        assignments.assign(
                Fixture.ADMIN,
                new AssignRequest(List.of(course), List.of(person), null, null, null, null, null).again(Again.WHOLE));
        return true;
    }

    private boolean takes(int person, int course) {
        removals.remove(Fixture.ADMIN, course, List.of(person), null);
        return true;
    }

    @Test
    void theDatabaseRefusesASecondByItself() {
        int[] course = make.courseOf("Fire safety", 1);
        own.begin(learner, course[0]);
        assertThatThrownBy(() -> db.execute("""
                insert into attempt (person_id, content_id, context, started_at)
                select person_id, content_id, context, started_at from attempt where content_id = ?""", course[0])).isInstanceOf(DuplicateKeyException.class);
        own.complete(learner, CourseInContext.of(course[0], null), course[1], null);
        assertThatThrownBy(() -> db.execute("""
                insert into completion (person_id, content_id, version, completed_at, attempt_id, person_name, person_role,
                                        recorded_at)
                select person_id, content_id, version, completed_at, attempt_id, person_name, person_role, recorded_at
                from completion where content_id = ?""", course[0])).isInstanceOf(DuplicateKeyException.class);
    }

    private static void all(ExecutorService pool, int devices, Callable<Boolean> act) throws Exception {
        List<Callable<Boolean>> acts =
                IntStream.range(0, devices).mapToObj(i -> act).toList();
        for (Future<Boolean> done : pool.invokeAll(acts)) {
            assertThat(done.get()).isTrue();
        }
    }

    private void assign(int content, boolean again) {
        var request = new AssignRequest(List.of(content), List.of(learner.personId()), null, null, null, null, null);
        assignments.assign(Fixture.ADMIN, again ? request.again(Again.WHOLE) : request);
    }

    private int attempts(int content) {
        return db.fetchCount(ATTEMPT, ATTEMPT.CONTENT_ID.eq(content), ATTEMPT.PERSON_ID.eq(learner.personId()));
    }

    private int completions(int content) {
        return db.fetchCount(
                COMPLETION, COMPLETION.CONTENT_ID.eq(content), COMPLETION.PERSON_ID.eq(learner.personId()));
    }
}
