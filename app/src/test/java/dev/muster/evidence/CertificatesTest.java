package dev.muster.evidence;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Certificates: printed, scanned, checked by strangers, and worth what the record is worth. */
@MusterTest
@NullUnmarked
class CertificatesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private final JsonMapper json = JsonMapper.builder().build();
    private Fixture make;
    private int ana;
    private int course;

    @BeforeEach
    void aCourseThatGivesThem() {
        clock.set(TestClock.START);
        db.execute("delete from sign_in_failure");
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("First aid");
        db.execute("update content set validity_months = 12, certificate = 'ALWAYS' where id = ?", course);
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String record(int person, String day) throws Exception {
        MvcTestResult made = send(
                HttpMethod.POST,
                "/people/" + person + "/completions",
                quoted("{'contentId':'%d','completedAt':'%s','score':88}", course, day));
        assertThat(made).hasStatus(201);
        return json.readTree(made.getResponse().getContentAsString()).path("id").asString();
    }

    private byte[] print(String id) {
        MvcTestResult printed = send(HttpMethod.GET, "/completions/" + id + "/certificate.pdf", "");
        assertThat(printed).hasStatus(200).hasContentType("application/pdf");
        return printed.getResponse().getContentAsByteArray();
    }

    private static String scan(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int[] points = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), points);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        }
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private MvcTestResult open(String path) {
        return mvc.get().uri(path).exchange();
    }

    private String check(String link) throws Exception {
        MvcTestResult page = open(link.substring(link.indexOf("/verify/")));
        assertThat(page).hasStatus(200);
        assertThat(page.getResponse().getHeader("X-Robots-Tag")).contains("noindex");
        return page.getResponse().getContentAsString();
    }

    @Test
    void whatIsPrintedIsScannedAndChecked() throws Exception {
        byte[] pdf = print(record(ana, "2026-08-01"));
        assertThat(text(pdf))
                .contains(
                        "Certificate of completion",
                        "Ana Lima",
                        "First aid",
                        "1 Aug 2026",
                        "88%",
                        "1 Aug 2027",
                        "Muster");
        assertThat(check(scan(pdf)))
                .contains("Valid. This certificate is genuine.", "Ana Lima", "First aid", "1 Aug 2027");
    }

    @Test
    void printingAgainGivesTheSameFile() throws Exception {
        String id = record(ana, "2026-08-01");
        byte[] first = print(id);
        clock.advance(Duration.ofDays(3));
        assertThat(print(id)).isEqualTo(first);
    }

    @Test
    void itIsWorthWhatTheRecordIsWorth() throws Exception {
        String id = record(ana, "2026-08-01");
        String link = scan(print(id));
        clock.advance(Duration.ofDays(300));
        assertThat(check(link)).contains("Expired. This certificate is genuine");
        record(ana, "2027-09-01");
        assertThat(check(link))
                .contains("Replaced. This certificate is genuine")
                .doesNotContain("1 Sep 2027");
        assertThat(send(HttpMethod.POST, "/completions/" + id + "/void", quoted("{'reason':'Wrong Ana'}")))
                .hasStatus(200);
        assertThat(check(link)).contains("Voided.").doesNotContain("Wrong Ana");
        assertThat(send(HttpMethod.GET, "/completions/" + id + "/certificate.pdf", ""))
                .hasStatus(404);
    }

    @Test
    void aCodeThatIsNotThereSaysNothingAndSlowsDown() throws Exception {
        String link = scan(print(record(ana, "2026-08-01")));
        String code = link.substring(link.lastIndexOf('/') + 1);
        String wrong = (code.startsWith("2") ? "3" : "2") + code.substring(1);
        MvcTestResult unknown = open("/verify/" + wrong);
        assertThat(unknown).hasStatus(404);
        String says = unknown.getResponse().getContentAsString().replaceAll("csrf[^>]*", "");
        assertThat(open("/verify/x").getResponse().getContentAsString().replaceAll("csrf[^>]*", ""))
                .isEqualTo(says);
        for (int i = 0; i < 38; i++) {
            assertThat(open("/verify/" + wrong)).hasStatus(404);
        }
        MvcTestResult slow = open("/verify/" + wrong);
        assertThat(slow).hasStatus(429);
        assertThat(slow.getResponse().getHeader("Retry-After")).isNotNull();
    }

    @Test
    void askingForOnesThatAreThereNeverSlowsDown() throws Exception {
        String link = scan(print(record(ana, "2026-08-01")));
        for (int i = 0; i < 60; i++) {
            check(link);
        }
    }

    @Test
    void othersGetNobodysCertificate() throws Exception {
        String id = record(ana, "2026-08-01");
        Actor herself = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.LEARNER, null);
        Actor ben = new Actor(Actor.Kind.PERSON, make.person("Ben", "Strand"), "Ben", AccessLevel.LEARNER, null);
        Actor manager = new Actor(Actor.Kind.PERSON, ben.personId(), "Ben", AccessLevel.MANAGER, null);
        assertThat(mvc.get().uri("/certificates/" + id + ".pdf").with(As.actor(herself)))
                .hasStatus(200);
        for (Actor other : List.of(ben, manager)) {
            assertThat(mvc.get().uri("/certificates/" + id + ".pdf").with(As.actor(other)))
                    .hasStatus(404);
        }
        assertThat(mvc.get().uri("/certificates/99999999.pdf").with(As.actor(ben)))
                .hasStatus(404);
    }

    @Test
    void onlyCoursesWithAQuizGiveThemUnlessSomebodySaysSo() throws Exception {
        String id = record(ana, "2026-08-01");
        String at = "/completions/" + id + "/certificate.pdf";
        assertThat(send(HttpMethod.PATCH, "/courses/" + course, quoted("{'certificate':'WITH_QUIZ'}")))
                .hasStatus(200);
        assertThat(send(HttpMethod.GET, at, "")).hasStatus(404);
        db.execute("""
            insert into step (content_id, version, position, step_id, kind, title, questions, pass_mark, changed_in)
            values (?, 1, 1, nextval('step_id'), 'QUIZ', 'Quiz', '[]', 80, 1)""", course);
        assertThat(send(HttpMethod.GET, at, "")).hasStatus(200);
        assertThat(send(HttpMethod.PATCH, "/courses/" + course, quoted("{'certificate':'NEVER'}")))
                .hasStatus(200);
        assertThat(send(HttpMethod.GET, at, "")).hasStatus(404);
        assertThat(send(HttpMethod.PATCH, "/courses/" + course, quoted("{'certificate':'SOMETIMES'}")))
                .hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A4", "LETTER"})
    void theLongestNamesAreOnePage(String paper) throws Exception {
        db.execute(
                "update person set given_name = ?, family_name = ? where id = ?",
                "Wolfeschlegel".repeat(7),
                "محمد عبد الله ".repeat(7).strip(),
                ana);
        db.execute(
                "update content set title = ? where id = ?",
                "Health and safety at work ".repeat(8).strip().substring(0, 199),
                course);
        MvcTestResult printed = send(
                HttpMethod.GET, "/completions/" + record(ana, "2026-08-01") + "/certificate.pdf?paper=" + paper, "");
        assertThat(check(scan(printed.getResponse().getContentAsByteArray()))).contains("Wolfeschlegel");
    }

    @Test
    void aThousandAtOnceAreOneAfterTheOther() throws Exception {
        List<Integer> people = make.people(1_000);
        db.execute("""
            insert into completion (person_id, content_id, version, completed_at, person_name, person_role, recorded_at)
            select id, ?, 1, ?::timestamptz, given_name || ' ' || family_name, '', ?::timestamptz
              from person where id = any(?::int[])""", course, clock.instant(), clock.instant(), people.toArray(Integer[]::new));
        MvcTestResult assigned = send(
                HttpMethod.POST,
                "/assignments",
                json.writeValueAsString(java.util.Map.of(
                        "contentIds", List.of(String.valueOf(course)),
                        "personIds", people.stream().map(String::valueOf).toList())));
        assertThat(assigned).hasStatus(200);
        MvcTestResult zip = mvc.get()
                .uri("/admin/courses/" + course + "/certificates.zip")
                .with(As.actor(Fixture.ADMIN))
                .exchange();
        assertThat(zip).hasStatus(200);
        int files = 0;
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(zip.getResponse().getContentAsByteArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] pdf = in.readAllBytes();
                assertThat(pdf).startsWith('%', 'P', 'D', 'F');
                files++;
            }
        }
        assertThat(files).isEqualTo(1_000);
    }
}
