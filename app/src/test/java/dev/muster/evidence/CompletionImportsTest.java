package dev.muster.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of completions from elsewhere: looked at first, recorded row by row, and the same again changes nothing. */
@MusterTest
@NullUnmarked
class CompletionImportsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private final JsonMapper json = JsonMapper.builder().build();
    private int ana;
    private int course;
    private String title;

    @BeforeEach
    void people() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("First aid");
        title = "First aid " + course;
        db.execute("update content set title = ?, validity_months = 12 where id = ?", title, course);
        db.execute(
                "update person set employee_number = ?, email = ? where id = ?",
                "N" + ana,
                "ana" + ana + "@northline.example",
                ana);
    }

    private MvcTestResult send(String query, String csv) {
        return mvc.post()
                .uri("/api/v1/imports/completions" + query)
                .multipart()
                .file(new MockMultipartFile("file", "cards.csv", "text/csv", csv.getBytes(UTF_8)))
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
    }

    private JsonNode take(String query, String csv) throws Exception {
        MvcTestResult r = send(query, csv);
        assertThat(r).hasStatus(200);
        return json.readTree(r.getResponse().getContentAsString());
    }

    private int completions() {
        return db.fetchCount(org.jooq.impl.DSL.table("completion"), org.jooq.impl.DSL.condition("person_id = " + ana));
    }

    private String file() {
        return """
            Person;Course;Date;Score;Valid to;Evidence
            n%1$d;%2$s;2026-05-01;88;2028-04-30;Red Cross 4711
            ANA%1$d@northline.example;%3$d;2026-04-01;;;
            nobody;%2$s;2026-05-01;88;;
            n%1$d;No such course;2026-05-01;88;;
            n%1$d;%2$s;2027-05-01;88;;
            n%1$d;%2$s;2026-05-01;101;;
            n%1$d;%2$s;yesterday;;;
            n%1$d;%2$s;2026-05-01;;2026-04-30;
            """.formatted(ana, title, course);
    }

    @Test
    void aDryRunSaysWhatWouldBeAndWritesNothing() throws Exception {
        JsonNode said = take("?dryRun=true", file());
        assertThat(said.path("recorded").asInt()).isEqualTo(2);
        assertThat(said.path("rejectedRows").asInt()).isEqualTo(6);
        assertThat(completions()).isZero();
        assertThat(said.path("rejected")
                        .valueStream()
                        .map(r -> r.path("line").asInt() + " " + r.path("field").asString()))
                .containsExactly("4 person", "5 content", "6 completed", "7 score", "8 completed", "9 valid to");
    }

    @Test
    void whatIsRightGoesInOnceHoweverOftenItIsSent() throws Exception {
        JsonNode first = take("", file());
        assertThat(first.path("recorded").asInt()).isEqualTo(2);
        assertThat(db.fetchValue("select expires_on::text from completion where person_id = ? and score = 88", ana))
                .isEqualTo("2028-04-30");
        assertThat(db.fetchValue("select expires_on::text from completion where person_id = ? and score is null", ana))
                .isEqualTo("2027-04-01");
        JsonNode again = take("", file());
        assertThat(again.path("recorded").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(completions()).isEqualTo(2);
        assertThat(db.fetchValue(
                        "select note from audit_entry where action = 'learning.record' and content_id = ? order by id limit 1",
                        course))
                .isEqualTo("From the file cards.csv, line 2");
    }

    @Test
    void aFileWithoutTheNeededColumnsIsRefused() {
        assertThat(send("", "Person;Date\nx;2026-05-01\n")).hasStatus(400);
        assertThat(send("", "")).hasStatus(400);
        StringBuilder many = new StringBuilder("person;content;completed\n");
        for (int i = 0; i < 5_001; i++) {
            many.append("x;y;2026-05-01\n");
        }
        assertThat(send("?dryRun=true", many.toString())).hasStatus(400);
    }

    @Test
    void onTheScreenItIsCheckedFirst() throws Exception {
        MvcTestResult check = mvc.post()
                .uri("/admin/imports/completions")
                .multipart()
                .file(new MockMultipartFile("file", "cards.csv", "text/csv", file().getBytes(UTF_8)))
                .with(As.actor(Fixture.ADMIN))
                .exchange();
        assertThat(check).hasStatus(200);
        String page = check.getResponse().getContentAsString();
        assertThat(page).contains("Nothing has been changed yet", "Record 2 completions", "valid to");
        assertThat(completions()).isZero();
        Matcher kept = Pattern.compile("name=\"file\" value=\"(\\d+)\"").matcher(page);
        assertThat(kept.find()).isTrue();
        MvcTestResult done = mvc.post()
                .uri("/admin/imports/completions/confirm")
                .param("file", kept.group(1))
                .with(As.actor(Fixture.ADMIN))
                .exchange();
        assertThat(done).hasStatus(200);
        assertThat(done.getResponse().getContentAsString()).contains("Completions recorded");
        assertThat(completions()).isEqualTo(2);
    }

    @Test
    void onlyAdministratorsMay() {
        Actor manager = new Actor(Actor.Kind.PERSON, ana, "Ana", AccessLevel.MANAGER, null);
        assertThat(mvc.get().uri("/admin/imports/completions").with(As.actor(manager)))
                .hasStatus(403);
    }
}
