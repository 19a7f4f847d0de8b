package dev.muster.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.evidence.imports.CompletionImports;
import dev.muster.people.rules.HrTable;
import dev.muster.people.rules.HrText;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.work.JobRunner;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

    @Autowired
    CompletionImports imports;

    @Autowired
    JobRunner runner;

    @Autowired
    Jobs jobs;

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
        for (int i = 0; i < 200_001; i++) {
            many.append("x;y;2026-05-01\n");
        }
        assertThat(send("?dryRun=true", many.toString())).hasStatus(400);
    }

    /** As many people with a number, and a row for each. */
    private String many(int people) {
        Integer[] ids = new Fixture(db, clock).people(people).toArray(Integer[]::new);
        db.execute("update person set employee_number = 'M' || id where id = any(?::int[])", (Object) ids);
        StringBuilder csv = new StringBuilder("person;content;completed;score\n");
        for (int id : ids) {
            csv.append("M%d;%d;2026-05-01;80\n".formatted(id, course));
        }
        return csv.toString();
    }

    private int recorded() {
        return db.fetchSingle("select count(*)::int from completion where content_id = ?", course)
                .get(0, Integer.class);
    }

    private JsonNode byJob(String query, String csv) throws Exception {
        MvcTestResult taken = send(query, csv);
        assertThat(taken).hasStatus(202);
        long id = json.readTree(taken.getResponse().getContentAsString())
                .at("/job/id")
                .asLong();
        runner.runQueued();
        return jobs.find(Fixture.ADMIN, id).result();
    }

    @Test
    void aLongFileIsTakenByAJob() throws Exception {
        String csv = many(600) + "nobody;" + course + ";2026-05-01;\n";
        JsonNode would = byJob("?dryRun=true", csv);
        assertThat(would.path("recorded").asInt()).isEqualTo(600);
        assertThat(would.at("/rejected/0/line").asInt()).isEqualTo(602);
        assertThat(recorded()).isZero();
        assertThat(byJob("", csv)).isEqualTo(would);
        assertThat(recorded()).isEqualTo(600);
        JsonNode again = byJob("", csv);
        assertThat(again.path("unchanged").asInt()).isEqualTo(600);
        assertThat(again.path("recorded").asInt()).isZero();
        MvcTestResult page = mvc.get()
                .uri("/admin/imports/completions/result?job="
                        + db.fetchSingle("select max(id) from job").get(0, Long.class))
                .with(As.actor(Fixture.ADMIN))
                .exchange();
        assertThat(page.getResponse().getContentAsString()).contains("Completions recorded", "602");
    }

    @Test
    void brokenOffHalfWayAndBegunAgainItRecordsNothingTwice() {
        String csv = many(40);
        assertThatThrownBy(() -> imports.take(Fixture.ADMIN, of(csv), false, (done, total) -> {
                    if (done == 17) {
                        throw new IllegalStateException("The machine went off.");
                    }
                }))
                .hasMessageContaining("went off");
        assertThat(recorded()).isBetween(1, 39);
        var rest = imports.take(Fixture.ADMIN, of(csv), false, Progress.NONE);
        assertThat(rest.recorded() + rest.unchanged()).isEqualTo(40);
        assertThat(recorded()).isEqualTo(40);
    }

    private static CompletionImports.File of(String csv) {
        return new CompletionImports.File(
                "cards.csv", HrTable.read(HrText.of(() -> new ByteArrayInputStream(csv.getBytes(UTF_8)), null)), null);
    }

    @Test
    void theSameFileTwiceAtOnceRecordsNothingTwice() throws Exception {
        String csv = many(60);
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var f : pool.invokeAll(List.<Callable<Object>>of(
                    () -> imports.take(Fixture.ADMIN, of(csv), false, Progress.NONE),
                    () -> imports.take(Fixture.ADMIN, of(csv), false, Progress.NONE)))) {
                f.get();
            }
        }
        assertThat(recorded()).isEqualTo(60);
    }

    @Test
    void theSameRowTwiceInAFileIsOne() {
        String row = "n%d;%d;2026-05-01\n".formatted(ana, course);
        var said = imports.take(Fixture.ADMIN, of("person;content;completed\n" + row + row), true, Progress.NONE);
        assertThat(said.recorded()).isEqualTo(1);
        assertThat(said.unchanged()).isEqualTo(1);
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
