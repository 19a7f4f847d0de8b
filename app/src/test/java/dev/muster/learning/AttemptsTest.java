package dev.muster.learning;

import static dev.muster.generated.db.Tables.ATTEMPT;
import static dev.muster.generated.db.Tables.COMPLETION;
import static dev.muster.generated.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.library.Course;
import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.rules.Validity;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
class AttemptsTest {
    private static final Actor ADMIN = Actor.system("Test");
    private static final List<Question> QUESTIONS = List.of(
            new Question("One?", List.of("yes", "no"), List.of(0)),
            new Question("Two?", List.of("a", "b", "c"), List.of(0, 2)),
            new Question("Three?", List.of("x", "y"), List.of(1)));
    private static final List<List<Integer>> RIGHT = List.of(List.of(0), List.of(2, 0), List.of(1));
    private static final List<List<Integer>> NEARLY = List.of(List.of(0), List.of(0), List.of(1));
    private static final List<List<Integer>> WRONG = List.of(List.of(1), List.of(), List.of(0));

    @Autowired
    Attempts attempts;

    @Autowired
    LearningGrid history;

    @Autowired
    LearningFacts facts;

    @Autowired
    Courses courses;

    @Autowired
    Contents contents;

    @Autowired
    Drafts drafts;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    private Actor elif;

    @BeforeEach
    void person() {
        int id = db.insertInto(PERSON)
                .set(PERSON.GIVEN_NAME, "Elif")
                .set(PERSON.FAMILY_NAME, "Demir")
                .set(PERSON.USERNAME, "elif" + System.nanoTime())
                .set(PERSON.STATUS_SINCE, clock.instant())
                .set(PERSON.CREATED_AT, clock.instant())
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
        elif = new Actor(Actor.Kind.PERSON, id, "Elif Demir", AccessLevel.LEARNER, null);
    }

    private Course course(Step... steps) {
        Course c = courses.create(ADMIN, ContentSettings.named("Fire safety"), List.of(steps));
        return drafts.publish(ADMIN, c.id(), null, null, false);
    }

    private StepOutcome complete(Course c, int step, @Nullable List<List<Integer>> answers) {
        return attempts.complete(
                elif, elif.personId(), c.id(), 0, c.steps().get(step).id(), answers);
    }

    private CourseRun run(Course c) {
        return attempts.run(elif.personId(), c.id(), 0).orElseThrow();
    }

    private List<Completion> completions() {
        return history.completions(elif.personId());
    }

    @Test
    void throughACourseToItsCompletion() {
        Course c = course(
                Step.text("Read", "x"),
                Step.quiz("Check", null, QUESTIONS, 80),
                Step.acknowledgement("Confirm", "I will"));
        assertThat(attempts.begin(elif, elif.personId(), c.id(), 0)).isTrue();
        assertThat(attempts.begin(elif, elif.personId(), c.id(), 0)).isFalse();
        assertThat(run(c).progress().percent()).isZero();

        assertThat(complete(c, 0, null)).isEqualTo(new StepOutcome(0, 0, List.of(), true, false));
        assertThat(run(c).progress().percent()).isEqualTo(33);

        StepOutcome failed = complete(c, 1, NEARLY);
        assertThat(failed).isEqualTo(new StepOutcome(2, 3, List.of(true, false, true), false, false));
        assertThat(run(c).progress().percent()).isEqualTo(33);
        assertThat(run(c).progress().resume()).isEqualTo(c.steps().get(1).id());

        assertThat(complete(c, 1, RIGHT).passed()).isTrue();
        assertThat(complete(c, 1, WRONG)).as("a done step does not change").isEqualTo(complete(c, 1, RIGHT));
        clock.advance(Duration.ofMinutes(5));
        assertThat(complete(c, 2, null).finished()).isTrue();

        Completion done = completions().getFirst();
        assertThat(done.score()).isEqualTo(100);
        assertThat(done.version()).isEqualTo(1);
        assertThat(done.personName()).isEqualTo("Elif Demir");
        assertThat(done.evidence())
                .isEqualTo(
                        "Steps done: 3 of 3. Quiz “Check”: 3 of 3 right, pass mark 80%, handed in 2 times. Confirmed “Confirm”.");
        assertThat(complete(c, 2, null).finished()).isTrue();
        assertThat(completions()).hasSize(1);
    }

    @Test
    void answersAreKeptUntilTheyAreHandedIn() {
        Course c = course(Step.text("Read", "x"), Step.quiz("Check", null, QUESTIONS, 80));
        int quiz = c.steps().get(1).id();
        assertThatThrownBy(() -> attempts.keepAnswers(elif, elif.personId(), c.id(), 0, quiz, NEARLY))
                .isInstanceOf(Conflict.class);
        attempts.begin(elif, elif.personId(), c.id(), 0);
        var half = List.of(List.of(0), List.<Integer>of(), List.<Integer>of());
        attempts.keepAnswers(elif, elif.personId(), c.id(), 0, quiz, half);
        assertThat(run(c).done(quiz).orElseThrow().answers()).isEqualTo(half);
        assertThat(run(c).progress().resume()).isEqualTo(quiz);
        assertThat(run(c).progress().percent()).isZero();
        assertThatThrownBy(() -> attempts.keepAnswers(elif, elif.personId(), c.id(), 0, quiz, List.of(List.of(0))))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aStepThatIsNotThere() {
        Course c = course(Step.text("Read", "x"));
        assertThatThrownBy(() -> attempts.complete(elif, elif.personId(), c.id(), 0, 999_999, null))
                .isInstanceOf(NotThere.class);
        assertThat(attempts.run(elif.personId(), c.id(), 0)).isEmpty();
    }

    @Test
    void aPublishNeverCompletesButOneClickDoes() {
        Course c = course(Step.text("Read", "x"), Step.text("More", "y"));
        assertThatThrownBy(() -> attempts.finish(elif, elif.personId(), c.id(), 0))
                .isInstanceOf(Conflict.class);
        complete(c, 0, null);
        assertThatThrownBy(() -> attempts.finish(elif, elif.personId(), c.id(), 0))
                .isInstanceOf(Conflict.class);
        drafts.remove(ADMIN, c.id(), c.steps().get(1).id());
        drafts.publish(ADMIN, c.id(), null, null, false);
        assertThat(completions()).isEmpty();
        assertThat(run(c).progress().nothingLeft()).isTrue();
        attempts.finish(elif, elif.personId(), c.id(), 0);
        attempts.finish(elif, elif.personId(), c.id(), 0);
        assertThat(completions()).extracting(Completion::version).containsExactly(2);
    }

    @Test
    void theUnfinishedSeeTheNewestVersionTheFinishedKeepTheirs() {
        Course c = course(Step.text("Read", "x"), Step.text("More", "y"));
        complete(c, 0, null);
        complete(c, 1, null);
        Actor ben = elif;
        person();
        complete(c, 0, null);
        drafts.put(
                ADMIN,
                c.id(),
                Step.text("Read", "changed").withId(c.steps().getFirst().id()));
        drafts.publish(ADMIN, c.id(), null, null, false);
        assertThat(run(c).text().version()).isEqualTo(2);
        assertThat(run(c).progress().percent()).isZero();
        assertThat(attempts.run(ben.personId(), c.id(), 0).orElseThrow().text().version())
                .isEqualTo(1);
    }

    @Test
    void validityEndsOnTheLastDayInThePersonsTimeZone() {
        db.update(PERSON)
                .set(PERSON.TIME_ZONE, "Pacific/Auckland")
                .where(PERSON.ID.eq(elif.personId()))
                .execute();
        Course c = course(Step.text("Read", "x"));
        contents.change(
                ADMIN,
                c.id(),
                null,
                s -> new ContentSettings(
                        s.title(),
                        "",
                        List.of(),
                        null,
                        Validity.ofMonths(12),
                        null,
                        s.visibility(),
                        s.assignableBy(),
                        false,
                        false,
                        s.certificate(),
                        s.acceptsDocuments(),
                        s.renewWith()));
        clock.set(TestClock.START.plus(Duration.ofHours(4)));
        complete(c, 0, null);
        assertThat(completions().getFirst().expiresOn()).isEqualTo(LocalDate.of(2027, 11, 23));
        clock.set(TestClock.START);
    }

    @Test
    void completionsNeverChange() {
        Course c = course(Step.text("Read", "x"));
        complete(c, 0, null);
        assertThatThrownBy(() ->
                        db.update(COMPLETION).set(COMPLETION.SCORE, (short) 100).execute())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void manyDevicesAtOnceMakeOneAttemptAndOneCompletion() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < Integer.getInteger("times", 3); i++) {
                person();
                manyDevicesAtOnce(pool);
            }
        }
    }

    private void manyDevicesAtOnce(ExecutorService pool) throws Exception {
        Course c = course(Step.text("Read", "x"), Step.text("More", "y"));
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int step = i % 2;
            all.add(() -> complete(c, step, null).passed());
        }
        for (var done : pool.invokeAll(all)) {
            assertThat(done.get()).isTrue();
        }
        assertThat(completions()).hasSize(1);
        assertThat(history.attempts(elif.personId())).hasSize(1);
    }

    /** Random histories of begin, keep, complete, finish and publish. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void histories(long seed) {
        Random random = new Random(seed);
        Course c = course(Step.text("A", "x"), Step.quiz("B", null, QUESTIONS, 66), Step.text("C", "z"));
        int before = 0;
        int completed = 0;
        for (int i = 0; i < 60; i++) {
            int version = courses.get(c.id()).version();
            act(random, c.id());
            int open =
                    db.fetchCount(ATTEMPT, ATTEMPT.PERSON_ID.eq(elif.personId()).and(ATTEMPT.ENDED_AT.isNull()));
            assertThat(open).isLessThanOrEqualTo(1);
            assertThat(completions().size()).isBetween(completed, completed + 1);
            var run = attempts.run(elif.personId(), c.id(), 0);
            boolean again =
                    completions().size() > completed || courses.get(c.id()).version() > version;
            int percent =
                    run.filter(CourseRun::open).map(r -> r.progress().percent()).orElse(0);
            if (!again) {
                assertThat(percent).isGreaterThanOrEqualTo(before);
            }
            var fact = facts.of(elif.personId(), c.id(), 0);
            assertThat(fact.open() == null ? 0 : fact.open().progress())
                    .as("SQL and Java agree")
                    .isEqualTo(percent);
            assertThat(fact.completed() == null).isEqualTo(completions().isEmpty());
            before = percent;
            completed = completions().size();
        }
    }

    private void act(Random random, int courseId) {
        List<Step> steps = courses.get(courseId).steps();
        Step step = steps.get(random.nextInt(steps.size()));
        int me = elif.personId();
        try {
            switch (random.nextInt(10)) {
                case 0 -> attempts.begin(elif, me, courseId, 0);
                case 1 -> attempts.finish(elif, me, courseId, 0);
                case 2 ->
                    attempts.keepAnswers(
                            elif, me, courseId, 0, step.id(), step.questions().isEmpty() ? List.of() : WRONG);
                case 3 -> publish(random, courseId, steps);
                default ->
                    attempts.complete(
                            elif,
                            me,
                            courseId,
                            0,
                            step.id(),
                            step.questions().isEmpty() ? null : random.nextBoolean() ? RIGHT : WRONG);
            }
        } catch (Conflict | NotThere refused) {
            // a refusal changes nothing, which is what is checked
        }
        clock.advance(Duration.ofSeconds(30));
    }

    private void publish(Random random, int courseId, List<Step> steps) {
        Step step = steps.get(random.nextInt(steps.size()));
        switch (random.nextInt(3)) {
            case 0 -> drafts.add(ADMIN, courseId, Step.text("New " + random.nextInt(), "x"));
            case 1 -> {
                if (steps.size() > 1) {
                    drafts.remove(ADMIN, courseId, step.id());
                }
            }
            default -> {
                if (step.kind() == Step.Kind.TEXT) {
                    drafts.put(
                            ADMIN,
                            courseId,
                            Step.text(step.title(), "v" + random.nextInt()).withId(step.id()));
                }
            }
        }
        drafts.publish(ADMIN, courseId, null, null, random.nextBoolean());
    }
}
