package dev.muster.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.Months;
import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever asks what is kept of them gets all of it, to read and to work with, and nothing of anybody else's. */
@MusterTest
@NullUnmarked
class EverythingTest {
    @Autowired
    DSLContext db;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    Months months;

    private final JsonMapper json = JsonMapper.builder().build();
    private Fixture make;

    @BeforeEach
    void place() {
        clock.set(TestClock.START);
        months.makeAhead();
        make = new Fixture(db, clock);
    }

    private MvcTestResult call(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private Map<String, String> taken(int id) throws Exception {
        MvcTestResult r = mvc.get()
                .uri("/api/v1/people/" + id + "/everything.zip")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(r).hasStatus(200).hasContentType("application/zip");
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(r.getResponse().getContentAsByteArray()))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void allThatIsKnownIsInIt() throws Exception {
        assertThat(mvc.post()
                        .uri("/api/v1/imports/people")
                        .multipart()
                        .file(new MockMultipartFile(
                                "file",
                                "people.csv",
                                "text/csv",
                                "employeeNumber,givenName,familyName,email\nE-901,Ana,<Lima>,ana.lima@example.com\nE-902,Ben,Strand,ben@example.com\n"
                                        .getBytes(StandardCharsets.UTF_8)))
                        .param("dryRun", "false")
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .exchange())
                .hasStatus2xxSuccessful();
        int ana = db.fetchSingle("select id from person where employee_number = 'E-901'")
                .get(0, Integer.class);
        int course = make.course("Fire safety");
        assertThat(call(HttpMethod.POST, "/people/" + ana + "/completions", """
            {"contentId":"%d","completedAt":"2026-08-02","score":90,"evidence":"Card 4711"}""".formatted(course)))
                .hasStatus2xxSuccessful();
        clock.advance(Duration.ofHours(1));
        assertThat(call(HttpMethod.PATCH, "/people/" + ana, "{\"givenName\":\"Anna\"}"))
                .hasStatus2xxSuccessful();
        db.execute("""
            insert into mail (person_id, message_id, state, address, subject, body, next_try_at, made_at)
            values (?, 'e1', 'SENT', 'ana.lima@example.com', 'Begin', '=Hello Ana', now(), now())""", ana);
        int file = db.fetchSingle("""
            insert into file (name, media_type, size, sha256, uploaded_by, uploaded_at)
            values ('../card.txt', 'text/plain', 5, '\\x00', ?, now()) returning id""", ana).get(0, Integer.class);
        db.execute("insert into file_part values (?, 0, convert_to('proof', 'UTF8'))", file);

        Map<String, String> all = taken(ana);
        assertThat(all.get("index.html"))
                .contains("Everything about Anna &lt;Lima&gt;", "Fire safety", "Card 4711", "Begin", "E-901")
                .doesNotContain("<script", "<Lima>", "ben@example.com");
        assertThat(all.get("csv/messages.csv")).contains("'=Hello Ana");
        assertThat(all.get("csv/person-before.csv")).contains("Ana,<Lima>");
        assertThat(all.get("json/hr-files.json")).contains("E-901").doesNotContain("E-902");
        assertThat(all.get("files/" + file + " .. card.txt")).isEqualTo("proof");
        JsonNode completions = json.readTree(all.get("json/completions.json"));
        assertThat(completions).hasSize(1);
        assertThat(completions.get(0).path("score").asString()).isEqualTo("90");
        assertThat(all.get("json/log.json")).contains("learning.record", "person.change", "person.everything");
        assertThat(all).hasSizeGreaterThan(40);
    }

    @Test
    void onlyAdministratorsTakeIt() {
        int ana = make.person("Ana", "Lima");
        for (AccessLevel level : AccessLevel.values()) {
            assertThat(mvc.get()
                            .uri("/admin/people/" + ana + "/everything.zip")
                            .with(As.person(ana, level))
                            .exchange())
                    .hasStatus(level == AccessLevel.ADMIN ? 200 : 403);
        }
        assertThat(db.fetchSingle(
                                "select count(*) from audit_entry e join audit_line l on l.entry_id = e.id"
                                        + " where e.action = 'person.everything' and l.person_id = ?",
                                ana)
                        .get(0, Integer.class))
                .isEqualTo(1);
    }

    @Test
    void manyRowsAreStreamed() throws Exception {
        int ana = make.person("Ana", "Lima");
        db.execute("""
            insert into mail (person_id, message_id, state, address, subject, body, next_try_at, made_at)
            select ?, 'many' || i, 'SENT', 'ana@example.com', 'Message ' || i, repeat('x', 500), now(), now() from generate_series(1, 20000) i""", ana);
        Map<String, String> all = taken(ana);
        assertThat(all.get("csv/messages.csv").lines()).hasSize(20_001);
        assertThat(all.get("index.html")).contains("Message 2000<").doesNotContain("Message 2001<");
    }
}
