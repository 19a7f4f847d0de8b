package dev.muster.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.reassess.Reassess;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What was done in one context, and what it means in another, row by row; and the status of modules. */
@MusterTest
@NullUnmarked
class CreditApiTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Reassess reassess;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private Calls call;
    private Fixture make;
    private int ana;
    private int[] hygiene;
    private int[] knives;

    @BeforeEach
    void northline() {
        clock.set(TestClock.START);
        call = new Calls(mvc);
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        hygiene = make.courseOf("Hygiene", 2);
        knives = make.courseOf("Knives", 1);
    }

    private void assign(int content) {
        call.admin(
                HttpMethod.POST,
                "/assignments",
                "{'contentIds':['%d'],'personIds':['%d']}".formatted(content, ana),
                200);
    }

    private void complete(int content, int[] course) {
        for (int i = 1; i < course.length; i++) {
            step(content, course, i);
        }
    }

    private void step(int content, int[] course, int which) {
        clock.advance(Duration.ofMinutes(1));
        call.learner(
                ana,
                HttpMethod.POST,
                "/me/training/%d/courses/%d/steps/%d/complete".formatted(content, course[0], course[which]),
                200);
    }

    private JsonNode training(int content) {
        for (JsonNode t : call.admin("/people/" + ana + "/training").path("items")) {
            if (t.path("content").path("id").asInt() == content) {
                return t;
            }
        }
        throw new AssertionError("no training " + content);
    }

    /** Status and progress; of a module with those of its courses. */
    private String shown(int content) {
        JsonNode t = training(content);
        StringBuilder s = new StringBuilder(one(t));
        t.path("courses")
                .forEach(c -> s.append(", ")
                        .append(c.path("content").path("title").asString())
                        .append(' ')
                        .append(one(c)));
        return s.toString();
    }

    private static String one(JsonNode t) {
        return t.path("status").asString() + " " + t.path("progress").asInt()
                + (t.path("creditFrom").isNull() ? "" : " credited");
    }

    @Test
    void completedStandaloneItMustBeTakenAgainInsideAModule() {
        assign(hygiene[0]);
        complete(hygiene[0], hygiene);
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(module);
        assertThat(shown(module)).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
    }

    @Test
    void unlessTheOrganisationLetsItCount() {
        call.admin(HttpMethod.PATCH, "/settings", "{'standaloneCompletionsCountInModules':true}", 200);
        try {
            assign(hygiene[0]);
            complete(hygiene[0], hygiene);
            int module = make.module("Kitchen start", hygiene[0], knives[0]);
            assign(module);
            assertThat(shown(module)).isEqualTo("IN_PROGRESS 50, Hygiene COMPLETED 100 credited, Knives NOT_STARTED 0");
        } finally {
            call.admin(HttpMethod.PATCH, "/settings", "{'standaloneCompletionsCountInModules':false}", 200);
        }
    }

    @Test
    void whatWasMadeElsewhereAndIsCreditedIsStillRecordedOnce() {
        call.admin(HttpMethod.PATCH, "/settings", "{'standaloneCompletionsCountInModules':true}", 200);
        try {
            int module = make.module("Kitchen start", hygiene[0], knives[0]);
            assign(module);
            String made =
                    "{'contentId':'%d','completedAt':'2026-11-02','evidence':'Certificate 7'}".formatted(hygiene[0]);
            JsonNode first = call.admin(HttpMethod.POST, "/people/" + ana + "/completions", made, 201);
            assertThat(shown(module)).isEqualTo("IN_PROGRESS 50, Hygiene COMPLETED 100 credited, Knives NOT_STARTED 0");

            JsonNode again = call.admin(HttpMethod.POST, "/people/" + ana + "/completions", made, 201);

            assertThat(again.path("id")).isEqualTo(first.path("id"));
        } finally {
            call.admin(HttpMethod.PATCH, "/settings", "{'standaloneCompletionsCountInModules':false}", 200);
        }
    }

    @Test
    void completedInsideAModuleItIsCreditedInAnotherAtOnce() {
        int first = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(first);
        complete(first, hygiene);
        int second = make.module("Allergens", hygiene[0], knives[0]);
        assign(second);
        assertThat(shown(second)).isEqualTo("IN_PROGRESS 50, Hygiene COMPLETED 100 credited, Knives NOT_STARTED 0");
        String from =
                training(second).path("courses").path(0).path("creditFrom").asString();
        JsonNode original = completion(from);
        assertThat(original.path("context").path("module").path("title").asString())
                .isEqualTo("Kitchen start");
    }

    private JsonNode completion(String id) {
        for (JsonNode c : call.admin("/people/" + ana + "/history").path("completions")) {
            if (c.path("id").asString().equals(id)) {
                return c;
            }
        }
        throw new AssertionError("no completion " + id);
    }

    @Test
    void theLastCourseCreditedCompletesTheModule() {
        int first = make.module("Kitchen start", hygiene[0], knives[0]);
        int second = make.module("Allergens", hygiene[0]);
        assign(first);
        assign(second);
        complete(first, hygiene);
        assertThat(shown(second)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100 credited");
        assertThat(shown(first)).isEqualTo("IN_PROGRESS 50, Hygiene COMPLETED 100, Knives NOT_STARTED 0");
        int third = make.module("Only this", hygiene[0]);
        assign(third);
        assertThat(shown(third)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100 credited");
    }

    @Test
    void underWayInOneModuleItStartsFromZeroInAnother_andCompletingOneCreditsTheOther() {
        int first = make.module("Kitchen start", hygiene[0], knives[0]);
        int second = make.module("Allergens", hygiene[0], knives[0]);
        assign(first);
        step(first, hygiene, 1);
        assign(second);
        assertThat(shown(first)).isEqualTo("IN_PROGRESS 25, Hygiene IN_PROGRESS 50, Knives NOT_STARTED 0");
        assertThat(shown(second)).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
        step(second, hygiene, 1);
        step(first, hygiene, 2);
        assertThat(shown(first)).isEqualTo("IN_PROGRESS 50, Hygiene COMPLETED 100, Knives NOT_STARTED 0");
        assertThat(shown(second)).isEqualTo("IN_PROGRESS 50, Hygiene COMPLETED 100 credited, Knives NOT_STARTED 0");
    }

    @Test
    void underWayStandaloneOrInAModuleItStartsFromZeroInTheOther() {
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(hygiene[0]);
        step(hygiene[0], hygiene, 1);
        assign(module);
        assertThat(shown(module)).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
        assign(knives[0]);
        assertThat(shown(hygiene[0])).isEqualTo("IN_PROGRESS 50");
        step(module, hygiene, 1);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 25, Hygiene IN_PROGRESS 50, Knives NOT_STARTED 0");
        assertThat(shown(knives[0])).isEqualTo("NOT_STARTED 0");
    }

    @Test
    void completedInsideAModuleItIsCreditedStandalone_byHandAndByRule() {
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(module);
        complete(module, hygiene);
        complete(module, knives);
        assertThat(shown(module)).startsWith("COMPLETED 100");
        assign(hygiene[0]);
        assertThat(shown(hygiene[0])).isEqualTo("COMPLETED 100 credited");
        int group = make.staticGroup("Cooks " + knives[0], ana);
        call.admin(HttpMethod.PUT, "/groups/" + group + "/content", "{'contentIds':['%d']}".formatted(knives[0]), 200);
        reassess.workOff();
        assertThat(shown(knives[0])).isEqualTo("COMPLETED 100 credited");
    }

    @Test
    void completedAnywhereAndReassignedItIsTakenAgain() {
        int first = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(first);
        complete(first, hygiene);
        int second = make.module("Allergens", hygiene[0], knives[0]);
        clock.advance(Duration.ofDays(1));
        // The requirement in the second module was reassigned after that completion.
        db.execute(
                "insert into reset (person_id, content_id, context, at, entry_id) values (?, ?, ?, ?::timestamptz, 0)",
                ana,
                hygiene[0],
                second,
                clock.instant());
        assign(second);
        assertThat(shown(second)).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
    }

    @Test
    void whatRanOutGivesNoCredit() {
        db.execute("update content set validity_months = 1 where id = ?", hygiene[0]);
        int first = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(first);
        complete(first, hygiene);
        clock.advance(Duration.ofDays(40));
        int second = make.module("Allergens", hygiene[0], knives[0]);
        assign(second);
        assertThat(shown(second)).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
    }

    @Test
    void aVoidedCompletionTakesItsCreditsWithIt() {
        int first = make.module("Kitchen start", hygiene[0], knives[0]);
        int second = make.module("Allergens", hygiene[0], knives[0]);
        assign(first);
        assign(second);
        complete(first, hygiene);
        String from =
                training(second).path("courses").path(0).path("creditFrom").asString();
        call.admin(HttpMethod.POST, "/completions/" + from + "/void", "{'reason':'Somebody else clicked.'}", 200);
        assertThat(shown(first)).isEqualTo("IN_PROGRESS 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
        assertThat(shown(second)).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
    }

    @Test
    void beginningAModuleLeavesItsCoursesNotStarted() {
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(module);
        call.learner(ana, HttpMethod.POST, "/me/training/" + module + "/begin", 200);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
        complete(module, hygiene);
        complete(module, knives);
        assertThat(shown(module)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100, Knives COMPLETED 100");
    }

    @Test
    void aModuleIsValidToTheEarliestDay_andThenOnlyTheExpiredCourseIsTakenAgain() {
        db.execute("update content set validity_months = 1 where id = ?", hygiene[0]);
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        db.execute("update content set validity_months = 12 where id = ?", module);
        assign(module);
        complete(module, hygiene);
        complete(module, knives);
        JsonNode t = training(module);
        assertThat(t.path("expiresOn").asString())
                .isEqualTo(t.path("courses").path(0).path("expiresOn").asString());
        clock.advance(Duration.ofDays(40));
        assertThat(shown(module)).isEqualTo("EXPIRED 100, Hygiene EXPIRED 100, Knives COMPLETED 100");
        call.learner(ana, HttpMethod.POST, "/me/training/" + module + "/begin", 200);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 50, Hygiene NOT_STARTED 0, Knives COMPLETED 100");
        complete(module, hygiene);
        assertThat(shown(module)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100, Knives COMPLETED 100");
    }

    @Test
    void aCourseThatIsNotInTheModuleIsNotThere() {
        int module = make.module("Kitchen start", hygiene[0]);
        assign(module);
        String path = "/me/training/%d/courses/%d/begin";
        call.learner(ana, HttpMethod.POST, path.formatted(module, knives[0]), 404);
        call.learner(ana, HttpMethod.POST, path.formatted(module, module), 404);
    }

    private void publish(int module, Integer... courses) {
        String ids = String.join(
                ",", java.util.Arrays.stream(courses).map(c -> "'" + c + "'").toList());
        call.admin(HttpMethod.POST, "/modules/" + module + "/publish", "{'courses':[%s]}".formatted(ids), 200);
    }

    @Test
    void anAddedCourseIsToDoAndARemovedOneVanishesWithItsHistoryKept() {
        int module = make.module("Kitchen start", hygiene[0]);
        assign(module);
        step(module, hygiene, 1);
        publish(module, hygiene[0], knives[0]);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 25, Hygiene IN_PROGRESS 50, Knives NOT_STARTED 0");
        publish(module, knives[0]);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 0, Knives NOT_STARTED 0");
        publish(module, hygiene[0], knives[0]);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 25, Hygiene IN_PROGRESS 50, Knives NOT_STARTED 0");
    }

    @Test
    void aPublishNeverCompletes_oneClickFinishes() {
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        assign(module);
        complete(module, hygiene);
        publish(module, hygiene[0]);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 100, Hygiene COMPLETED 100");
        call.learner(ana, HttpMethod.POST, "/me/training/" + module + "/finish", 200);
        assertThat(shown(module)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100");
        assertThat(training(module).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aModuleThatRanOutIsFinishedOnlyWhenTakenAgain() {
        int module = make.module("Kitchen start", hygiene[0]);
        db.execute("update content set validity_months = 1 where id = ?", module);
        assign(module);
        complete(module, hygiene);
        clock.advance(Duration.ofDays(60));
        assertThat(shown(module)).isEqualTo("EXPIRED 100, Hygiene COMPLETED 100");
        String finish = "/me/training/" + module + "/finish";
        assertThat(call.learner(ana, HttpMethod.POST, finish, 409)
                        .path("detail")
                        .asString())
                .isEqualTo("Your completion has run out. Take it again first.");
        assertThat(shown(module)).isEqualTo("EXPIRED 100, Hygiene COMPLETED 100");

        call.learner(ana, HttpMethod.POST, "/me/training/" + module + "/begin", 200);
        assertThat(call.learner(ana, HttpMethod.POST, finish, 409)
                        .path("detail")
                        .asString())
                .isEqualTo("There is still 1 course to do.");
        complete(module, hygiene);
        assertThat(shown(module)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100");
        assertThat(made(module)).isEqualTo(2);
        call.learner(ana, HttpMethod.POST, finish, 200);
        assertThat(made(module)).as("again: nothing").isEqualTo(2);
    }

    @Test
    void aCourseThatRanOutIsFinishedOnlyWhenTakenAgain() {
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        db.execute("update content set validity_months = 1 where id = ?", hygiene[0]);
        assign(module);
        assign(hygiene[0]);
        complete(module, hygiene);
        complete(hygiene[0], hygiene);
        clock.advance(Duration.ofDays(100));
        for (int content : new int[] {hygiene[0], module}) {
            String finish = "/me/training/%d/courses/%d/finish".formatted(content, hygiene[0]);
            assertThat(call.learner(ana, HttpMethod.POST, finish, 409)
                            .path("detail")
                            .asString())
                    .isEqualTo("Your completion has run out. Take it again first.");
        }
    }

    @Test
    void aStepOfAnAddedCourseBeginsTheRetakeOfAModuleThatIsUpForRenewal() {
        int module = make.module("Kitchen start", knives[0]);
        db.execute("update content set validity_months = 2 where id = ?", module);
        assign(module);
        complete(module, knives);
        publish(module, knives[0], hygiene[0]);
        clock.advance(Duration.ofDays(45));
        step(module, hygiene, 1);
        assertThat(shown(module)).isEqualTo("COMPLETED 100, Knives NOT_STARTED 0, Hygiene IN_PROGRESS 50");
        step(module, hygiene, 2);
        complete(module, knives);
        assertThat(made(module)).isEqualTo(2);
    }

    private int made(int content) {
        return db.fetchSingle(
                        "select count(*) from completion where person_id = ? and content_id = ? and context = 0",
                        ana,
                        content)
                .get(0, Integer.class);
    }

    @Test
    void aRetakeThatAPublishLeftNothingToDoInIsFinishedBesideItsCompletion() {
        int module = make.module("Kitchen start", hygiene[0], knives[0]);
        db.execute("update content set validity_months = 2 where id = ?", module);
        assign(module);
        complete(module, hygiene);
        complete(module, knives);
        clock.advance(Duration.ofDays(45));
        call.learner(ana, HttpMethod.POST, "/me/training/" + module + "/begin", 200);
        complete(module, hygiene);
        publish(module, hygiene[0]);
        assertThat(call.learner(ana, HttpMethod.GET, "/me/training/" + module, 200)
                        .path("nothingLeft")
                        .asBoolean())
                .isTrue();
        call.learner(ana, HttpMethod.POST, "/me/training/" + module + "/finish", 200);
        assertThat(made(module)).isEqualTo(2);
    }

    @Test
    void whoHasCompletedTheModuleIsLeftAlone() {
        int module = make.module("Kitchen start", hygiene[0]);
        assign(module);
        complete(module, hygiene);
        publish(module, hygiene[0], knives[0]);
        assertThat(shown(module)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100, Knives NOT_STARTED 0");
        String added = "/me/training/%d/courses/%d".formatted(module, knives[0]);
        call.learner(ana, HttpMethod.POST, added + "/begin", 200);
        assertThat(call.learner(ana, HttpMethod.POST, added + "/steps/" + knives[1] + "/complete", 409)
                        .path("detail")
                        .asString())
                .isEqualTo(
                        "You have completed “Kitchen start”. This course can be begun in it when the module is to be taken again.");
        call.learner(ana, HttpMethod.POST, added + "/finish", 409);
        assertThat(shown(module)).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100, Knives NOT_STARTED 0");
        assertThat(training(module).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void anAddedCourseThatIsDoneElsewhereIsCredited_butDoesNotComplete() {
        int other = make.module("Allergens", knives[0], hygiene[0]);
        int module = make.module("Kitchen start", hygiene[0]);
        assign(other);
        assign(module);
        complete(other, knives);
        publish(module, hygiene[0], knives[0]);
        assertThat(shown(module)).isEqualTo("IN_PROGRESS 50, Hygiene NOT_STARTED 0, Knives COMPLETED 100 credited");
    }
}
