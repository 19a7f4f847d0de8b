package dev.muster.api.library;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over the API: what a publish means to those not started, in progress and completed. */
@MusterTest
@NullUnmarked
class VersionsApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    MockMvcTester http;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private int fresh;
    private int under;
    private int done;

    @BeforeEach
    void people() {
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        Fixture make = new Fixture(db, clock);
        fresh = make.person("Nia", "Not");
        under = make.person("Uli", "Under");
        done = make.person("Dan", "Done");
    }

    private JsonNode call(RequestPostProcessor who, HttpMethod method, String uri, String body) {
        var answer = http.method(method)
                .uri("/api/v1" + uri)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        assertThat(answer.getResponse().getStatus()).as(uri + body).isBetween(200, 299);
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    private JsonNode admin(HttpMethod method, String uri, String body) {
        return call(As.admin(), method, uri, body);
    }

    private JsonNode own(int person, HttpMethod method, String uri) {
        return call(As.person(person, AccessLevel.LEARNER), method, "/me/training/" + uri, "{}");
    }

    private void assign(String content) {
        admin(
                HttpMethod.POST,
                "/assignments",
                quoted("{'contentIds':['%s'],'personIds':['%d','%d','%d']}", content, fresh, under, done));
    }

    private void completes(int person, String content, String course, String step) {
        own(person, HttpMethod.POST, content + "/courses/" + course + "/steps/" + step + "/complete");
    }

    private String state(int person, String content) {
        JsonNode t = own(person, HttpMethod.GET, content);
        return t.path("status").asString() + " " + t.path("progress").asInt() + "% v"
                + t.path("version").asInt() + (t.path("nothingLeft").asBoolean() ? " nothing left" : "");
    }

    /** A step named by its letter, changed where the letter is a small one. @param id null: a new one */
    private static String step(String letter, @Nullable String id) {
        String title = letter.toUpperCase(Locale.ROOT);
        return quoted(
                "{%s'kind':'TEXT','title':'%s','body':'About %s'}",
                id == null ? "" : "\"id\":\"" + id + "\",", title, letter);
    }

    /** The one under way has done A and B of A, B, C. */
    @ParameterizedTest(name = "{0} minor {1}")
    @CsvSource(delimiter = '|', textBlock = """
            A B C   | false | A B | IN_PROGRESS 66% v2
            C B A   | false | A B | IN_PROGRESS 66% v2
            A b C   | false | A   | IN_PROGRESS 33% v2
            A b C   | true  | A B | IN_PROGRESS 66% v2
            A B C D | false | A B | IN_PROGRESS 50% v2
            A B C D | true  | A B | IN_PROGRESS 66% v2
            B C     | false | B   | IN_PROGRESS 50% v2
            A B     | false | A B | IN_PROGRESS 100% v2 nothing left
            b D     | false | ''  | IN_PROGRESS 0% v2
            """)
    void ofACourse(String next, boolean minor, String stillDone, String underWay) {
        JsonNode v1 = admin(
                HttpMethod.POST,
                "/courses",
                quoted(
                        "{'title':'Course','status':'ACTIVE','steps':[%s,%s,%s]}",
                        step("A", null), step("B", null), step("C", null)));
        String id = v1.path("id").asString();
        Map<String, String> ids = new HashMap<>();
        v1.path("steps")
                .forEach(s -> ids.put(s.path("title").asString(), s.path("id").asString()));
        assign(id);
        for (String letter : List.of("A", "B")) {
            completes(under, id, id, ids.get(letter));
        }
        for (String letter : List.of("A", "B", "C")) {
            completes(done, id, id, ids.get(letter));
        }
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));

        List<String> steps = new ArrayList<>();
        for (String letter : next.split(" ")) {
            steps.add(step(letter, ids.get(letter.toUpperCase(Locale.ROOT))));
        }
        admin(
                HttpMethod.POST,
                "/courses/" + id + "/publish",
                quoted("{'note':'Next','minor':%b,'steps':[%s]}", minor, String.join(",", steps)));

        assertThat(state(fresh, id)).isEqualTo("NOT_STARTED 0% v2");
        assertThat(titles(own(fresh, HttpMethod.GET, id).path("steps"), false))
                .isEqualTo(next.toUpperCase(Locale.ROOT));
        assertThat(state(under, id)).isEqualTo(underWay);
        assertThat(titles(own(under, HttpMethod.GET, id).path("steps"), true)).isEqualTo(sorted(stillDone, next));
        assertThat(state(done, id)).as("untouched").isEqualTo("COMPLETED 100% v1");
        assertThat(titles(own(done, HttpMethod.GET, id).path("steps"), false)).isEqualTo("A B C");
        assertThat(titles(
                        admin(HttpMethod.GET, "/courses/" + id + "/versions/1", "")
                                .path("steps"),
                        false))
                .as("readable for ever")
                .isEqualTo("A B C");
        if (underWay.endsWith("nothing left")) {
            own(under, HttpMethod.POST, id + "/courses/" + id + "/finish");
            assertThat(state(under, id)).isEqualTo("COMPLETED 100% v2");
        }
    }

    @Test
    void authorsPublishButReassignNobody() {
        String id = admin(
                        HttpMethod.POST,
                        "/courses",
                        quoted("{'title':'Authored','status':'ACTIVE','steps':[%s]}", step("A", null)))
                .path("id")
                .asString();
        RequestPostProcessor author = As.person(0, AccessLevel.AUTHOR);
        assertThat(http.post()
                        .uri("/api/v1/courses/" + id + "/publish")
                        .with(author)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(quoted("{'note':'Again','reassign':{'completed':true}}"))
                        .exchange())
                .hasStatus(403);
        assertThat(call(author, HttpMethod.POST, "/courses/" + id + "/publish", quoted("{'note':'Only this'}"))
                        .path("version")
                        .asInt())
                .as("the refused one left nothing")
                .isEqualTo(2);
    }

    /** The one under way has completed A and B of the courses A, B, C. */
    @ParameterizedTest(name = "{0} minor {1}")
    @CsvSource(delimiter = '|', textBlock = """
            A B C   | false | IN_PROGRESS 66% v2
            C B A   | false | IN_PROGRESS 66% v2
            A B C D | false | IN_PROGRESS 50% v2
            A B C D | true  | IN_PROGRESS 66% v2
            B C     | false | IN_PROGRESS 50% v2
            A B     | false | IN_PROGRESS 100% v2 nothing left
            """)
    void ofAModule(String next, boolean minor, String underWay) {
        Map<String, JsonNode> courses = new HashMap<>();
        for (String letter : List.of("A", "B", "C", "D")) {
            courses.put(
                    letter,
                    admin(
                            HttpMethod.POST,
                            "/courses",
                            quoted("{'title':'%s','status':'ACTIVE','steps':[%s]}", letter, step(letter, null))));
        }
        String id = admin(
                        HttpMethod.POST,
                        "/modules",
                        quoted("{'title':'Module','status':'ACTIVE','courses':%s}", list("A B C", courses)))
                .path("id")
                .asString();
        assign(id);
        for (String letter : List.of("A", "B", "C")) {
            String course = courses.get(letter).path("id").asString();
            String step = courses.get(letter).at("/steps/0/id").asString();
            completes(done, id, course, step);
            if (!letter.equals("C")) {
                completes(under, id, course, step);
            }
        }
        assertThat(state(under, id)).isEqualTo("IN_PROGRESS 66% v1");
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));

        admin(
                HttpMethod.POST,
                "/modules/" + id + "/publish",
                quoted("{'note':'Next','minor':%b,'courses':%s}", minor, list(next, courses)));

        assertThat(state(fresh, id)).isEqualTo("NOT_STARTED 0% v2");
        assertThat(courseTitles(own(fresh, HttpMethod.GET, id))).isEqualTo(next);
        assertThat(state(under, id)).isEqualTo(underWay);
        assertThat(state(done, id)).as("untouched").isEqualTo("COMPLETED 100% v1");
        JsonNode history = admin(HttpMethod.GET, "/people/" + under + "/history", "");
        assertThat(history.path("completions"))
                .as("what was done stays in history")
                .hasSize(2);
        assertThat(titles(
                        admin(HttpMethod.GET, "/modules/" + id + "/versions/1", "")
                                .path("contents"),
                        false))
                .as("readable for ever")
                .isEqualTo("A B C");
        if (underWay.endsWith("nothing left")) {
            own(under, HttpMethod.POST, id + "/finish");
            assertThat(state(under, id)).isEqualTo("COMPLETED 100% v2");
        }
    }

    @Test
    void aPublishThatReassignsIsUndoneAsAUnitForWhoTakesItAgain() {
        JsonNode course = admin(
                HttpMethod.POST,
                "/courses",
                quoted("{'title':'Course','status':'ACTIVE','steps':[%s,%s]}", step("A", null), step("B", null)));
        String id = course.path("id").asString();
        String a = course.at("/steps/0/id").asString();
        String b = course.at("/steps/1/id").asString();
        assign(id);
        completes(done, id, id, a);
        completes(done, id, id, b);
        completes(under, id, id, a);
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));

        admin(
                HttpMethod.POST,
                "/courses/" + id + "/publish",
                quoted(
                        "{'note':'Next','steps':[%s,%s],'reassign':{'inProgress':true,'completed':true}}",
                        step("A", a), step("b", b)));
        assertThat(state(under, id)).isEqualTo("NOT_STARTED 0% v2");
        assertThat(state(done, id)).isEqualTo("NOT_STARTED 0% v2");
        JsonNode newest = admin(HttpMethod.GET, "/audit?content=" + id, "").at("/items/0");
        assertThat(newest.path("undoable").asBoolean()).isTrue();
        JsonNode undone = admin(HttpMethod.POST, "/undo/" + newest.path("id").asString(), "");

        assertThat(undone.path("people").asInt()).isEqualTo(2);
        assertThat(state(done, id)).isEqualTo("COMPLETED 100% v1");
        assertThat(state(under, id)).as("what was done counts again").isEqualTo("IN_PROGRESS 50% v2");
        assertThat(state(fresh, id)).as("the version stays").isEqualTo("NOT_STARTED 0% v2");
    }

    private static String list(String letters, Map<String, JsonNode> courses) {
        List<String> ids = new ArrayList<>();
        for (String letter : letters.split(" ")) {
            ids.add(courses.get(letter).path("id").asString());
        }
        return JSON.writeValueAsString(ids);
    }

    private static String titles(JsonNode list, boolean doneOnly) {
        List<String> titles = new ArrayList<>();
        for (JsonNode n : list) {
            if (!doneOnly || n.path("done").asBoolean()) {
                titles.add(n.path("title").asString());
            }
        }
        return String.join(" ", titles);
    }

    private static String courseTitles(JsonNode training) {
        List<String> titles = new ArrayList<>();
        training.path("courses").forEach(c -> titles.add(c.at("/content/title").asString()));
        return String.join(" ", titles);
    }

    /** The letters in the order of the version. */
    private static String sorted(String letters, String order) {
        List<String> in = List.of(letters.split(" "));
        return String.join(
                " ",
                List.of(order.toUpperCase(Locale.ROOT).split(" ")).stream()
                        .filter(in::contains)
                        .toList());
    }
}
