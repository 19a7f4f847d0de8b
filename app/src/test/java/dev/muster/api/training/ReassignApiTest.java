package dev.muster.api.training;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.learning.Attempts;
import dev.muster.library.ContentSettings;
import dev.muster.library.Course;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reassigning a course over the API: each state, by itself and along with assigning, and undo. */
@MusterTest
@NullUnmarked
class ReassignApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Courses courses;

    @Autowired
    Drafts drafts;

    @Autowired
    Attempts attempts;

    Fixture make;
    Course course;
    int fresh;
    int midway;
    int done;

    @BeforeEach
    void threeWhoHaveIt() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        Course draft = courses.create(
                Fixture.ADMIN,
                ContentSettings.named("Food safety"),
                List.of(Step.text("Read", "x"), Step.text("Look", "y"), Step.acknowledgement("Agree", "z")));
        course = drafts.publish(Fixture.ADMIN, draft.id(), null, null, false);
        fresh = make.person("Ana", "Lima");
        midway = make.person("Ben", "Strand");
        done = make.person("Cem", "Usta");
        post("/assignments", quoted("'contentIds':['%d'],'personIds':%s", course.id(), ids(fresh, midway, done)));
        steps(midway, 0, 1);
        steps(done, 0, 1, 2);
        clock.advance(Duration.ofDays(1));
    }

    @Test
    void theWholeCourse() {
        String body = reassign(quoted("'dueOn':'2026-12-24','note':'New law'"), fresh, midway, done);
        JsonNode preview = post("/reassignments/preview", body);
        assertThat(preview.at("/people/inProgress/0/text").asString())
                .isEqualTo("Ben Strand is in progress (66 %): all of it is lost and starts over.");
        assertThat(preview.at("/people/completed/0/text").asString())
                .isEqualTo("Cem Usta completed it on 22 Nov 2026: takes all of it again.");
        assertThat(training(done).path("status").asString()).isEqualTo("COMPLETED");

        JsonNode effect = post("/reassignments", body);
        assertThat(counts(effect)).isEqualTo("1 not started, 1 in progress, 1 completed, 2 reassigned");
        assertThat(training(fresh).path("dueOn").isNull()).isTrue();
        for (int person : List.of(midway, done)) {
            JsonNode t = training(person);
            assertThat(t.path("status").asString()).isEqualTo("NOT_STARTED");
            assertThat(t.path("progress").asInt()).isZero();
            assertThat(t.path("dueOn").asString()).isEqualTo("2026-12-24");
            assertThat(t.path("dueSource").asString()).isEqualTo("MANUAL");
        }
        assertThat(training(done).path("countsUntil").asString()).isEqualTo("2026-12-24");
        assertThat(training(midway).path("countsUntil").isNull()).isTrue();
        JsonNode history = get("/people/" + done + "/history");
        assertThat(history.path("completions").size()).isEqualTo(1);
        assertThat(get("/people/" + midway + "/history")
                        .at("/attempts/0/endedAs")
                        .asString())
                .isEqualTo("RESET");

        clock.advance(Duration.ofDays(1));
        steps(done, 0, 1, 2);
        assertThat(training(done).path("status").asString()).isEqualTo("COMPLETED");
        assertThat(training(done).path("countsUntil").isNull()).isTrue();
        assertThat(get("/people/" + done + "/history").path("completions").size())
                .isEqualTo(2);
        assertThat(counts(post("/reassignments", reassign("", fresh, midway))))
                .isEqualTo("2 not started, 0 in progress, 0 completed, 0 reassigned");
    }

    @Test
    void selectedSteps() {
        String last = quoted("'only':['%d','%d']", step(1), step(2));
        assertThat(counts(post("/reassignments", reassign(last, fresh, midway, done))))
                .isEqualTo("1 not started, 1 in progress, 1 completed, 2 reassigned");
        assertThat(training(midway).path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(training(midway).path("progress").asInt()).isEqualTo(33);
        assertThat(training(done).path("status").asString()).isEqualTo("NOT_STARTED");
        steps(midway, 1, 2);
        assertThat(training(midway).path("status").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void selectedStepsOfWhoCompletedIt() {
        String middle = quoted("'only':['%d'],'completedRetake':'SELECTED'", step(1));
        post("/reassignments", reassign(middle, done));
        assertThat(training(done).path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(training(done).path("progress").asInt()).isEqualTo(66);
        steps(done, 1);
        assertThat(training(done).path("status").asString()).isEqualTo("COMPLETED");
        assertThat(get("/people/" + done + "/history").path("completions").size())
                .isEqualTo(2);
    }

    @Test
    void selectedStepsThatWereAllThatWasDone() {
        String first = quoted("'only':['%d','%d']", step(0), step(1));
        post("/reassignments", reassign(first, midway));
        assertThat(training(midway).path("status").asString()).isEqualTo("NOT_STARTED");
        assertThat(training(midway).path("progress").asInt()).isZero();
    }

    @Test
    void withoutADateOldOnesThatHavePassedAreLifted() {
        post("/due-dates", reassign(quoted("'dueOn':'2026-11-24'"), midway));
        clock.advance(Duration.ofDays(5));
        post("/reassignments", reassign("", midway, done));
        assertThat(training(midway).path("dueOn").asString()).isEqualTo("2026-12-05");
        assertThat(training(midway).path("overdue").asBoolean()).isFalse();
        assertThat(training(done).path("dueOn").isNull()).isTrue();
        assertThat(training(done).path("countsUntil").isNull()).isTrue();
    }

    @Test
    void whoDoesNotHaveItOrIsDeactivatedIsSkipped() {
        int none = make.person("Dora", "Nagy");
        make.status(midway, "DEACTIVATED");
        JsonNode effect = post("/reassignments", reassign("", none, midway, done));
        assertThat(effect.path("skipped")
                        .valueStream()
                        .map(s -> s.path("reason").asString()))
                .containsExactlyInAnyOrder("NOT_ASSIGNED", "DEACTIVATED");
        assertThat(effect.path("reassigned").asInt()).isEqualTo(1);
    }

    @Test
    void assigningToThoseWhoHaveItToo() {
        int none = make.person("Dora", "Nagy");
        String body = quoted(
                "'contentIds':['%d'],'personIds':%s,'dueOn':'2026-12-24','reassignExisting':true",
                course.id(), ids(none, fresh, midway, done));
        JsonNode effect = post("/assignments", body);
        assertThat(effect.path("assigned").asInt()).isEqualTo(1);
        assertThat(counts(effect)).isEqualTo("1 not started, 1 in progress, 1 completed, 2 reassigned");
        assertThat(training(midway).path("status").asString()).isEqualTo("NOT_STARTED");
        assertThat(training(midway).path("dueSource").asString()).isEqualTo("SOURCE");
        assertThat(training(done).path("status").asString()).isEqualTo("NOT_STARTED");
        assertThat(training(done).path("countsUntil").asString()).isEqualTo("2026-12-24");
    }

    @Test
    void publishing() {
        JsonNode version = post(
                "/courses/" + course.id() + "/publish",
                quoted("'note':'New law','reassign':{'inProgress':false,'completed':true,'dueOn':'2026-12-24'}"));
        assertThat(version.path("version").asInt()).isEqualTo(2);
        assertThat(training(midway).path("progress").asInt()).isEqualTo(66);
        assertThat(training(done).path("status").asString()).isEqualTo("NOT_STARTED");
        assertThat(training(done).path("countsUntil").asString()).isEqualTo("2026-12-24");
    }

    @Test
    void refusals() {
        refused("/reassignments", reassign(quoted("'only':['999999']"), done), "only");
        refused("/reassignments", reassign(quoted("'dueOn':'2026-11-01'"), done), "dueOn");
        refused("/reassignments", reassign(quoted("'completedRetake':'SOME'"), done), "completedRetake");
        String assign = quoted("'contentIds':['%d'],'personIds':%s", course.id(), ids(done));
        refused("/assignments", assign + ",\"only\":[\"%d\"]".formatted(step(0)), "only");
        String two = quoted("'contentIds':['%d','%d'],'personIds':%s", course.id(), make.course("Other"), ids(done));
        refused("/assignments", two + ",\"reassignExisting\":true,\"only\":[\"%d\"]".formatted(step(0)), "only");
    }

    @Test
    void undoPutsItBackAsAUnitForWhoHasNotMovedOn() {
        JsonNode before = training(midway);
        JsonNode completed = training(done);
        String body = reassign(quoted("'dueOn':'2026-12-24','only':['%d']", step(0)), midway, done);
        post("/reassignments", body);
        assertThat(training(midway).path("progress").asInt()).isEqualTo(33);
        long entry = Long.parseLong(get("/audit").at("/items/0/id").asString());
        assertThat(post("/undo/" + entry, "").path("people").asInt()).isEqualTo(2);
        assertThat(training(midway)).isEqualTo(before);
        assertThat(training(done)).isEqualTo(completed);
        assertThat(get("/people/" + midway + "/history").path("attempts").size())
                .isEqualTo(1);

        post("/reassignments", reassign("", midway, done));
        clock.advance(Duration.ofHours(1));
        steps(done, 0);
        entry = Long.parseLong(get("/audit?content=" + course.id())
                .path("items")
                .valueStream()
                .filter(e -> e.path("action").asString().equals("assignment.reassign"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString());
        JsonNode undone = post("/undo/" + entry, "");
        assertThat(undone.path("people").asInt()).isEqualTo(1);
        assertThat(training(midway)).isEqualTo(before);
        assertThat(training(done).path("status").asString()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void undoOfAssigningToThoseWhoHaveItToo() {
        JsonNode completed = training(done);
        int none = make.person("Dora", "Nagy");
        post(
                "/assignments",
                quoted(
                        "'contentIds':['%d'],'personIds':%s,'dueOn':'2026-12-24','reassignExisting':true",
                        course.id(), ids(none, done)));
        long entry = Long.parseLong(get("/audit").at("/items/0/id").asString());
        post("/undo/" + entry, "");
        assertThat(training(done)).isEqualTo(completed);
        assertThat(get("/people/" + none + "/training").path("items").size()).isZero();
    }

    private static String counts(JsonNode e) {
        return "%d not started, %d in progress, %d completed, %d reassigned"
                .formatted(
                        e.path("alreadyAssigned").asInt(),
                        e.path("inProgress").asInt(),
                        e.path("completed").asInt(),
                        e.path("reassigned").asInt());
    }

    private int step(int no) {
        return course.steps().get(no).id();
    }

    private void steps(int person, int... numbers) {
        clock.advance(Duration.ofMinutes(1));
        Actor who = new Actor(Actor.Kind.PERSON, person, "Somebody", AccessLevel.LEARNER, null);
        for (int no : numbers) {
            attempts.complete(who, person, course.id(), 0, step(no), null);
        }
    }

    private JsonNode training(int person) {
        return get("/people/" + person + "/training")
                .path("items")
                .valueStream()
                .filter(t -> t.at("/content/id").asString().equals(String.valueOf(course.id())))
                .findFirst()
                .orElseThrow();
    }

    private String reassign(String more, int... people) {
        return quoted("'contentId':'%d','personIds':%s%s", course.id(), ids(people), more.isEmpty() ? "" : "," + more);
    }

    private static String ids(int... people) {
        List<String> ids = new ArrayList<>();
        for (int p : people) {
            ids.add("\"" + p + "\"");
        }
        return ids.toString();
    }

    private JsonNode get(String path) {
        return answer(mvc.get()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange());
    }

    private MvcTestResult send(String path, String fields) {
        return mvc.method(HttpMethod.POST)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{" + fields + "}")
                .exchange();
    }

    private JsonNode post(String path, String fields) {
        return answer(send(path, fields));
    }

    private void refused(String path, String fields, String field) {
        MvcTestResult result = send(path, fields);
        assertThat(result).hasStatus(400);
        assertThat(result).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    private static JsonNode answer(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        try {
            return JSON.readTree(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
