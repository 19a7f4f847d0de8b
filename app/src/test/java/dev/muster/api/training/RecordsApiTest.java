package dev.muster.api.training;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Completions made elsewhere, and corrections: facts are added or voided, never changed. */
@MusterTest
@NullUnmarked
class RecordsApiTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private final JsonMapper json = JsonMapper.builder().build();
    private int ana;
    private int course;

    @BeforeEach
    void people() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("First aid");
        db.execute("update content set validity_months = 12 where id = ?", course);
    }

    private JsonNode send(HttpMethod method, String path, String body, int status, String... key) throws Exception {
        var request = mvc.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (key.length > 0) {
            request = request.header("Idempotency-Key", key[0]);
        }
        MvcTestResult r = request.exchange();
        String answer = r.getResponse().getContentAsString();
        assertThat(r).as("%s %s: %s", method, path, answer).hasStatus(status);
        return json.readTree(answer.isEmpty() ? "null" : answer);
    }

    private void assign() throws Exception {
        send(HttpMethod.POST, "/assignments", quoted("{'contentIds':['%d'],'personIds':['%d']}", course, ana), 200);
    }

    private JsonNode record(String at, int status) throws Exception {
        return send(
                HttpMethod.POST,
                "/people/" + ana + "/completions",
                quoted("{'contentId':'%d','completedAt':'%s','score':88,'evidence':'Red Cross card 4711'}", course, at),
                status);
    }

    private String status() throws Exception {
        JsonNode t = send(HttpMethod.GET, "/people/" + ana + "/training", "", 200)
                .path("items")
                .path(0);
        return t.isMissingNode()
                ? "none"
                : t.path("status").asString() + " " + t.path("expiresOn").asString("");
    }

    private JsonNode history() throws Exception {
        return send(HttpMethod.GET, "/people/" + ana + "/history", "", 200);
    }

    @Test
    void itCountsFromItsOwnDate() throws Exception {
        assign();
        JsonNode made = record("2026-03-31T10:00:00Z", 201);
        assertThat(made.path("origin").asString()).isEqualTo("RECORDED");
        assertThat(made.path("expiresOn").asString()).isEqualTo("2027-03-31");
        assertThat(made.path("score").asInt()).isEqualTo(88);
        assertThat(made.path("context").asString()).isEqualTo("STANDALONE");
        assertThat(made.path("voided").asBoolean()).isFalse();
        assertThat(status()).isEqualTo("COMPLETED 2027-03-31");
        clock.advance(Duration.ofDays(131));
        assertThat(status()).isEqualTo("EXPIRED 2027-03-31");
    }

    @Test
    void anOlderOneChangesNothingShown() throws Exception {
        assign();
        record("2026-08-01", 201);
        record("2026-05-01", 201);
        assertThat(status()).isEqualTo("COMPLETED 2027-08-01");
        assertThat(history().path("completions")).hasSize(2);
    }

    @Test
    void withoutAnAssignmentTheRecordIsInTheHistory() throws Exception {
        record("2026-08-01", 201);
        assertThat(status()).isEqualTo("none");
        assertThat(history().path("completions").get(0).path("evidence").asString())
                .isEqualTo("Red Cross card 4711");
        assign();
        assertThat(status()).as("a valid completion counts at once").isEqualTo("COMPLETED 2027-08-01");
    }

    @Test
    void twiceIsOnce() throws Exception {
        String body = quoted("{'contentId':'%d','completedAt':'2026-08-01'}", course);
        String first = send(HttpMethod.POST, "/people/" + ana + "/completions", body, 201, "once")
                .path("id")
                .asString();
        assertThat(send(HttpMethod.POST, "/people/" + ana + "/completions", body, 201, "once")
                        .path("id")
                        .asString())
                .isEqualTo(first);
        assertThat(send(HttpMethod.POST, "/people/" + ana + "/completions", body, 201)
                        .path("id")
                        .asString())
                .as("the very same record")
                .isEqualTo(first);
        assertThat(history().path("completions")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"contentId":"999999","completedAt":"2026-08-01"}           | contentId
        {"completedAt":"2026-08-01"}                                | contentId
        {"contentId":"COURSE"}                                      | completedAt
        {"contentId":"COURSE","completedAt":"yesterday"}            | completedAt
        {"contentId":"COURSE","completedAt":"2026-11-23"}           | completedAt
        {"contentId":"COURSE","completedAt":"2026-11-22T09:00:01Z"} | completedAt
        {"contentId":"COURSE","completedAt":"0099-01-01"}           | completedAt
        {"contentId":"COURSE","completedAt":"2026-08-01","score":101} | score
        {"contentId":"COURSE","completedAt":"2026-08-01","grade":1} | grade
        """)
    void whatCanNotBeRecorded(String body, String field) throws Exception {
        JsonNode refused = send(
                HttpMethod.POST,
                "/people/" + ana + "/completions",
                body.replace("COURSE", String.valueOf(course)),
                400);
        assertThat(refused.path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void onlyAdministratorsRecord() {
        for (AccessLevel level : AccessLevel.values()) {
            MvcTestResult r = mvc.post()
                    .uri("/api/v1/people/" + ana + "/completions")
                    .with(As.person(ana, level))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{}")
                    .exchange();
            assertThat(r).as("%s", level).hasStatus(level == AccessLevel.ADMIN ? 400 : 403);
        }
    }

    @Test
    void aVoidedOneCountsNoMoreAndWhatIsLeftDoes() throws Exception {
        assign();
        record("2026-05-01", 201);
        String newest = record("2026-08-01", 201).path("id").asString();
        String path = "/completions/" + newest + "/void";
        assertThat(send(HttpMethod.POST, path, quoted("{'reason':' '}"), 400)
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("reason");
        JsonNode voided = send(HttpMethod.POST, path, quoted("{'reason':'It was another Ana'}"), 200);
        assertThat(voided.path("voided").asBoolean()).isTrue();
        assertThat(status()).isEqualTo("COMPLETED 2027-05-01");
        assertThat(send(HttpMethod.POST, path, quoted("{'reason':'Again'}"), 200)
                        .path("voidedBecause")
                        .asString())
                .as("the first reason stays")
                .isEqualTo("It was another Ana");
        String older = history().path("completions").get(1).path("id").asString();
        send(HttpMethod.POST, "/completions/" + older + "/void", quoted("{'reason':'The card was forged'}"), 200);
        assertThat(status()).isEqualTo("NOT_STARTED ");
        assertThat(history().path("completions")).as("nothing is deleted").hasSize(2);
        assertThat(send(HttpMethod.GET, "/audit?person=" + ana, "", 200).toString())
                .contains("learning.record", "learning.void", "The card was forged");
        send(HttpMethod.POST, "/completions/999999/void", quoted("{'reason':'x'}"), 404);
    }

    @Test
    void evidenceCanBeAFileThatItsPersonAndAdministratorsOpen() throws Exception {
        int ben = new Fixture(db, clock).person("Ben", "Strand");
        MvcTestResult up = mvc.post()
                .uri("/api/v1/files")
                .multipart()
                .file(new MockMultipartFile("file", "card.txt", "text/plain", "A card".getBytes("UTF-8")))
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(up).hasStatus(201);
        String file =
                json.readTree(up.getResponse().getContentAsString()).path("id").asString();
        send(
                HttpMethod.POST,
                "/people/" + ana + "/completions",
                quoted("{'contentId':'%d','completedAt':'2026-08-01','evidence':'%s'}", course, file),
                201);
        assertThat(open(file, ana, AccessLevel.LEARNER)).isEqualTo(200);
        assertThat(open(file, ben, AccessLevel.LEARNER)).isEqualTo(404);
        assertThat(open(file, ben, AccessLevel.AUTHOR))
                .as("evidence is about people")
                .isEqualTo(404);
        assertThat(open(file, ben, AccessLevel.ADMIN)).isEqualTo(200);
        assertThat(open(file, ben, AccessLevel.MANAGER)).as("outside the scope").isEqualTo(404);
    }

    private int open(String file, int person, AccessLevel level) {
        return mvc.get()
                .uri("/files/" + file)
                .with(As.person(person, level))
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void removalsSayWhatWhenByWhomAndWhy() throws Exception {
        assign();
        send(HttpMethod.DELETE, "/people/" + ana + "/training/" + course + "?note=Moved to sales", "", 200);
        JsonNode r = history().path("removals").get(0);
        assertThat(r.path("content").path("title").asString()).isEqualTo("First aid");
        assertThat(r.path("at").asString()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(r.path("by").asString()).isEqualTo("Admin token");
        assertThat(r.path("note").asString()).isEqualTo("Moved to sales");
        assertThat(r.path("sources").get(0).asString()).isEqualTo("Individual");
        assertThat(r.path("removed").asBoolean()).isTrue();
        MvcTestResult own = mvc.get()
                .uri("/api/v1/me/history")
                .with(As.person(ana, AccessLevel.LEARNER))
                .exchange();
        assertThat(own.getResponse().getContentAsString()).contains("First aid").doesNotContain("Moved to sales");
    }
}
