package dev.muster.api.training;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Reassigning modules over the API: each state, whole and partial, and their undo. */
@MusterTest
@NullUnmarked
class ReassignModulesApiTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private Calls call;
    private int ana;
    private int[] hygiene;
    private int[] knives;
    private int module;

    @BeforeEach
    void northline() {
        clock.set(TestClock.START);
        call = new Calls(mvc);
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        hygiene = make.courseOf("Hygiene", 2);
        knives = make.courseOf("Knives", 2);
        module = make.module("Kitchen start", hygiene[0], knives[0]);
        post("/assignments", "'contentIds':['%d'],'personIds':['%d']".formatted(module, ana));
    }

    @Test
    void notStartedIsNotImpacted() {
        JsonNode effect = reassign("");
        assertThat(effect.path("alreadyAssigned").asInt()).isEqualTo(1);
        assertThat(effect.path("reassigned").asInt()).isZero();
    }

    @Test
    void theWholeOfWhatIsInProgress() {
        does(hygiene, 1, 2);
        does(knives, 1);
        assertThat(reassign("").path("inProgress").asInt()).isEqualTo(1);
        assertThat(shown()).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
        finish();
        assertThat(shown()).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100, Knives COMPLETED 100");
    }

    @Test
    void aSelectedCourseOfWhatIsInProgress() {
        does(hygiene, 1, 2);
        does(knives, 1);
        reassign("'only':['%d']".formatted(hygiene[0]));
        assertThat(shown()).isEqualTo("IN_PROGRESS 25, Hygiene NOT_STARTED 0, Knives IN_PROGRESS 50");
        reassign("'only':['%d']".formatted(knives[0]));
        assertThat(shown()).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
    }

    @Test
    void singleStepsOfItsCourses() {
        does(hygiene, 1, 2);
        does(knives, 1);
        reassign("'only':['%d','%d']".formatted(hygiene[2], knives[1]));
        assertThat(shown()).isEqualTo("IN_PROGRESS 25, Hygiene IN_PROGRESS 50, Knives NOT_STARTED 0");
    }

    @Test
    void whoCompletedItTakesTheEntireModuleWhateverIsSelected() {
        finish();
        reassign("'only':['%d'],'dueOn':'2026-12-24'".formatted(hygiene[0]));
        assertThat(shown()).isEqualTo("NOT_STARTED 0, Hygiene NOT_STARTED 0, Knives NOT_STARTED 0");
        assertThat(training().path("countsUntil").asString()).isEqualTo("2026-12-24");
    }

    @Test
    void orOnlyTheSelectedCourses() {
        finish();
        reassign("'only':['%d'],'completedRetake':'SELECTED','dueOn':'2026-12-24'".formatted(hygiene[0]));
        assertThat(shown()).isEqualTo("IN_PROGRESS 50, Hygiene NOT_STARTED 0, Knives COMPLETED 100");
        does(hygiene, 1, 2);
        assertThat(shown()).isEqualTo("COMPLETED 100, Hygiene COMPLETED 100, Knives COMPLETED 100");
        JsonNode done = call.admin("/people/" + ana + "/history").path("completions");
        assertThat(done.size()).isEqualTo(5);
    }

    @Test
    void onlyTheSelectedStepsOfWhatWasCompleted() {
        finish();
        reassign("'only':['%d'],'completedRetake':'SELECTED'".formatted(hygiene[1]));
        assertThat(shown()).isEqualTo("IN_PROGRESS 75, Hygiene IN_PROGRESS 50, Knives COMPLETED 100");
        does(hygiene, 1);
        assertThat(training().path("status").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void noCreditFromBeforeTheReassignment() {
        finish();
        int other = new Fixture(db, clock).module("Second kitchen", knives[0]);
        post("/assignments", "'contentIds':['%d'],'personIds':['%d']".formatted(other, ana));
        assertThat(training(other).path("status").asString()).isEqualTo("COMPLETED");
        clock.advance(Duration.ofMinutes(1));
        post("/reassignments", "'contentId':'%d','personIds':['%d']".formatted(other, ana));
        assertThat(training(other).path("status").asString()).isEqualTo("NOT_STARTED");
        assertThat(training(module).path("status").asString()).isEqualTo("COMPLETED");
        clock.advance(Duration.ofMinutes(1));
        reassign("");
        does(knives, 1, 2);
        assertThat(training(other).path("status").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void whomThePublishItselfGivesCreditWasNotInProgress() {
        int other = new Fixture(db, clock).module("Bar start", knives[0]);
        post("/assignments", "'contentIds':['%d'],'personIds':['%d']".formatted(other, ana));
        does(hygiene, 1, 2);

        JsonNode done = post(
                "/modules/" + other + "/publish",
                "'courses':['%d','%d'],'reassign':{'inProgress':true,'completed':true}"
                        .formatted(knives[0], hygiene[0]));

        assertThat(done.toString()).doesNotContain(quoted("'reassigned':1"));
        assertThat(training(other).path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(training(other).path("progress").asInt())
                .as("Hygiene is credited")
                .isEqualTo(50);
    }

    @Test
    void whatIsUnderWayOnlyInARemovedCourseLeavesNothingBegun() {
        does(hygiene, 1);
        does(knives, 1);
        post("/modules/" + module + "/publish", "'courses':['%d']".formatted(hygiene[0]));
        int more = new Fixture(db, clock).courseOf("Till", 1)[0];
        post("/modules/" + module + "/publish", "'courses':['%d','%d']".formatted(hygiene[0], more));

        reassign("'only':['%d']".formatted(hygiene[0]));

        assertThat(training().path("status").asString()).isEqualTo("NOT_STARTED");
    }

    @Test
    void theCourseInsideItsModule() {
        does(hygiene, 1);
        JsonNode page = call.admin("/courses/%d/assignments?inside=modules".formatted(hygiene[0]));
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.at("/items/0/person/name").asString()).isEqualTo("Ana Lima");
        assertThat(page.at("/items/0/module/id").asInt()).isEqualTo(module);
        assertThat(page.at("/items/0/content/id").asInt()).isEqualTo(hygiene[0]);
        assertThat(page.at("/items/0/status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(call.admin("/courses/%d/assignments?inside=modules&status=COMPLETED".formatted(hygiene[0]))
                        .path("items")
                        .size())
                .isZero();
        assertThat(call.admin("/courses/%d/assignments".formatted(hygiene[0]))
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void undo() {
        does(hygiene, 1, 2);
        does(knives, 1);
        JsonNode before = training();
        for (String what : new String[] {
            "", "'only':['%d']".formatted(hygiene[0]), "'only':['%d','%d']".formatted(hygiene[2], knives[1])
        }) {
            reassign(what);
            assertThat(training()).isNotEqualTo(before);
            undoLast();
            assertThat(training()).isEqualTo(before);
            clock.advance(Duration.ofMinutes(1));
        }
        does(knives, 2);
        JsonNode done = training();
        for (String retake : new String[] {"ALL", "SELECTED"}) {
            reassign("'only':['%d'],'completedRetake':'%s','dueOn':'2026-12-24'".formatted(hygiene[0], retake));
            undoLast();
            assertThat(training()).isEqualTo(done);
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private void undoLast() {
        String last = call.admin("/audit").at("/items/0/id").asString();
        assertThat(post("/undo/" + last, "").path("people").asInt()).isEqualTo(1);
    }

    private void finish() {
        does(hygiene, 1, 2);
        does(knives, 1, 2);
    }

    private void does(int[] course, int... steps) {
        for (int step : steps) {
            clock.advance(Duration.ofMinutes(1));
            call.learner(
                    ana,
                    HttpMethod.POST,
                    "/me/training/%d/courses/%d/steps/%d/complete".formatted(module, course[0], course[step]),
                    200);
        }
        clock.advance(Duration.ofMinutes(1));
    }

    private JsonNode reassign(String more) {
        return post(
                "/reassignments",
                "'contentId':'%d','personIds':['%d']%s".formatted(module, ana, more.isEmpty() ? "" : "," + more));
    }

    private JsonNode post(String path, String fields) {
        return call.admin(HttpMethod.POST, path, "{" + fields + "}", 200);
    }

    private JsonNode training() {
        return training(module);
    }

    private JsonNode training(int content) {
        return call.admin("/people/" + ana + "/training")
                .path("items")
                .valueStream()
                .filter(t -> t.at("/content/id").asInt() == content)
                .findFirst()
                .orElseThrow();
    }

    /** Status and progress of the module and its courses. */
    private String shown() {
        JsonNode t = training();
        StringBuilder s = new StringBuilder(one(t));
        t.path("courses")
                .forEach(c -> s.append(", ")
                        .append(c.at("/content/title").asString())
                        .append(' ')
                        .append(one(c)));
        return s.toString();
    }

    private static String one(JsonNode t) {
        return t.path("status").asString() + " " + t.path("progress").asInt();
    }
}
