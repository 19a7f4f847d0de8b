package dev.muster.reporting.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.reporting.Asked;
import dev.muster.reporting.TooLarge;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.tables.TableFile;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.work.Downloads;
import dev.muster.work.Job;
import dev.muster.work.JobRunner;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A report as a file says the same whether it is made at once or as a job; what is large is a job. */
@MusterTest
@NullUnmarked
class ReportExportsTest {
    private static final int PEOPLE = 1_050;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    GroupContents groupContents;

    @Autowired
    ReportTables tables;

    @Autowired
    ReportExports exports;

    @Autowired
    Jobs jobs;

    @Autowired
    JobRunner runner;

    @Autowired
    Downloads downloads;

    @Autowired
    MockMvcTester mvc;

    private Fixture make;
    private List<Integer> courses;
    private List<Integer> people;

    @BeforeEach
    void manyWithTwoCourses() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        courses = List.of(make.course("Knives"), make.course("Fire"));
        people = make.people(PEOPLE);
        groupContents.set(
                Fixture.ADMIN,
                make.staticGroup("Exported " + people.getFirst(), people.toArray(Integer[]::new)),
                courses,
                Remarks.NONE,
                0);
        make.state(people.get(3), courses.getFirst(), 2, 100);
    }

    private Asked asked(String... more) {
        Map<String, List<String>> asked = new java.util.HashMap<>();
        asked.put("content", courses.stream().map(String::valueOf).toList());
        for (int i = 0; i < more.length; i += 2) {
            asked.put(more[i], List.of(more[i + 1]));
        }
        return new Asked(asked);
    }

    private String csv(dev.muster.tables.Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.writeTo(TableFile.Format.CSV, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> sorted(String csv) {
        return csv.lines().sorted().toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUESTIONS")
    void aJobWritesWhatIsWrittenAtOnce(Report report) throws IOException {
        Actor admin = Fixture.ADMIN;
        String atOnce = csv(tables.small(admin, report, asked("show", "ALL")));
        Job job = exports.queue(admin, report, asked("show", "ALL"), TableFile.Format.CSV);
        runner.run(job.id());

        var file = downloads.ofJob(admin, job.id()).orElseThrow();
        String made = downloads.bytes(file).getContentAsString(StandardCharsets.UTF_8);
        assertThat(sorted(made)).isEqualTo(sorted(atOnce)).hasSizeGreaterThan(1);
        assertThat(made).isEqualTo(csv(tables.whole(admin, report, asked("show", "ALL"), Progress.NONE)));
        Job done = jobs.find(admin, job.id());
        assertThat(done.result().path("url").asString()).isEqualTo("/api/v1/downloads/" + file.id());
        assertThat(mvc.get()
                        .uri("/admin/jobs/" + job.id())
                        .with(As.actor(admin))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Download " + file.name(), "It is kept until");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUESTIONS")
    void soOfAPastDayAndOfAScope(Report report) {
        clock.set(Instant.now().plus(Duration.ofDays(4)));
        String day = LocalDate.ofInstant(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC)
                .toString();
        make.state(people.get(4), courses.getFirst(), 2, 100);
        String then = csv(tables.whole(Fixture.ADMIN, report, asked("show", "ALL", "asOf", day), Progress.NONE));
        assertThat(sorted(then))
                .isEqualTo(sorted(csv(tables.small(Fixture.ADMIN, report, asked("show", "ALL", "asOf", day)))))
                .hasSizeGreaterThan(2);

        Audience three = new Audience(List.of(new Audience.People(people.subList(0, 3))));
        Actor manager = new Actor(Actor.Kind.PERSON, people.get(9), "Mia", AccessLevel.MANAGER, three);
        List<String> seen =
                new ArrayList<>(sorted(csv(tables.whole(manager, report, asked("show", "ALL"), Progress.NONE))));
        assertThat(seen).isEqualTo(sorted(csv(tables.small(manager, report, asked("show", "ALL")))));
        assertThat(String.join("\n", seen)).doesNotContain("Number7 ");
    }

    @Test
    void whatIsWrongIsSaidBeforeAJobIsMade() {
        for (String[] wrong : new String[][] {{"asOf", "2999-01-01"}, {"status", "SAD"}, {"content", "x"}}) {
            assertThatThrownBy(() -> exports.queue(Fixture.ADMIN, Report.TRAINING, asked(wrong), TableFile.Format.CSV))
                    .as(wrong[0])
                    .isInstanceOf(BadInput.class);
        }
    }

    @Test
    void moreThanTenThousandRowsAreAJobOnTheScreenAndByTheInterface() {
        List<Integer> many = make.people(9_000);
        groupContents.set(
                Fixture.ADMIN,
                make.staticGroup("More " + many.getFirst(), many.toArray(Integer[]::new)),
                courses.subList(0, 1),
                Remarks.NONE,
                0);
        String of = "?content=" + courses.getFirst() + "&content=" + courses.getLast();
        assertThatThrownBy(() -> tables.small(Fixture.ADMIN, Report.TRAINING, asked()))
                .isInstanceOf(TooLarge.class);
        assertThat(mvc.get()
                        .uri("/admin/reports/training" + of)
                        .with(As.admin())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("/admin/reports/exports?report=training", "10,000 or more");
        assertThat(mvc.get()
                        .uri("/admin/reports/training.csv" + of)
                        .with(As.admin())
                        .exchange())
                .hasStatus(400);
        assertThat(mvc.get()
                        .uri("/api/v1/reports/training.csv" + of)
                        .with(As.admin())
                        .exchange())
                .hasStatus(202)
                .bodyText()
                .contains("\"job\"");
        var sent = mvc.post()
                .uri("/admin/reports/exports?report=training&content=" + courses.getFirst())
                .param("format", "csv")
                .with(As.admin())
                .exchange();
        assertThat(sent).hasStatus(303);
        String at = sent.getResponse().getRedirectedUrl();
        assertThat(at).startsWith("/admin/jobs/");
        runner.runQueued();
        var done = jobs.find(Fixture.ADMIN, Long.parseLong(at.substring("/admin/jobs/".length())));
        var file = downloads.ofJob(Fixture.ADMIN, done.id()).orElseThrow();
        try (Stream<String> lines = new String(
                        new java.io.ByteArrayInputStream(bytes(file)).readAllBytes(), StandardCharsets.UTF_8)
                .lines()) {
            assertThat(lines.count()).isEqualTo(1L + PEOPLE + 9_000);
        }
    }

    private byte[] bytes(dev.muster.work.Download file) {
        try {
            return downloads.bytes(file).getContentAsByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
