package dev.muster.evidence;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
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

/** A transcript says all that is on record, and what became of it: on the page, on paper and in the interface alike. */
@MusterTest
@NullUnmarked
class TranscriptsTest {
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
    void people() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("First aid");
        db.execute("update content set validity_months = 12 where id = ?", course);
    }

    private JsonNode send(HttpMethod method, String path, String body) throws Exception {
        MvcTestResult r = mvc.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        assertThat(r).hasStatus2xxSuccessful();
        return json.readTree(r.getResponse().getContentAsString());
    }

    private String record(String day) throws Exception {
        return send(
                        HttpMethod.POST,
                        "/people/" + ana + "/completions",
                        quoted("{'contentId':'%d','completedAt':'%s','evidence':'Card 4711'}", course, day))
                .path("id")
                .asString();
    }

    private void annul(String id) throws Exception {
        send(HttpMethod.POST, "/completions/" + id + "/void", quoted("{'reason':'Wrong day'}"));
    }

    private JsonNode transcript() throws Exception {
        return send(HttpMethod.GET, "/people/" + ana + "/transcript", "");
    }

    private String page(String path, Actor actor) throws Exception {
        MvcTestResult page = mvc.get().uri(path).with(As.actor(actor)).exchange();
        assertThat(page).hasStatus(200);
        return page.getResponse().getContentAsString();
    }

    private PDDocument paper(String size) throws Exception {
        MvcTestResult pdf = mvc.get()
                .uri("/admin/people/" + ana + "/transcript.pdf?paper=" + size)
                .with(As.actor(Fixture.ADMIN))
                .exchange();
        assertThat(pdf).hasStatus(200).hasContentType("application/pdf");
        return Loader.loadPDF(pdf.getResponse().getContentAsByteArray());
    }

    @Test
    void aWrongRecordStaysWithWhatReplacedIt() throws Exception {
        String wrong = record("2026-08-02");
        annul(wrong);
        String right = record("2026-08-01");
        JsonNode all = transcript().path("completions");
        assertThat(all).hasSize(2);
        JsonNode voided = all.get(0);
        assertThat(voided.path("id").asString()).isEqualTo(wrong);
        assertThat(voided.path("state").asString()).isEqualTo("VOIDED");
        assertThat(voided.path("recordedBy").asString()).isNotBlank();
        assertThat(voided.path("voided").path("reason").asString()).isEqualTo("Wrong day");
        assertThat(voided.path("voided").path("by").asString()).isNotBlank();
        assertThat(voided.path("replacedBy").asString()).isEqualTo(right);
        assertThat(all.get(1).path("state").asString()).isEqualTo("VALID");

        String page = page("/admin/people/" + ana + "/transcript", Fixture.ADMIN);
        try (PDDocument paper = paper("A4")) {
            String text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
            for (String said : List.of(
                    "Voided by ", ": Wrong day. In its place: the completion of 1 Aug 2026, version 1.", "Card 4711")) {
                assertThat(page).contains(said);
                assertThat(text).contains(said);
            }
        }
    }

    /** What the rule says one by one and what the statement says for all is the same. */
    @Test
    void whatReplacedWhatIsFoundWhateverTheOrder() throws Exception {
        Random random = new Random(14);
        for (int i = 0; i < 14; i++) {
            String id = record("2026-%02d-%02d".formatted(1 + random.nextInt(10), 1 + random.nextInt(28)));
            if (random.nextInt(3) == 0) {
                annul(id);
            }
        }
        List<JsonNode> all = transcript().path("completions").valueStream().toList();
        for (JsonNode one : all) {
            boolean voided = !one.path("voided").isNull();
            List<JsonNode> later = all.stream()
                    .filter(o -> o.path("voided").isNull())
                    .filter(o -> voided ? id(o) > id(one) : order(o).compareTo(order(one)) > 0)
                    .sorted(
                            voided
                                    ? java.util.Comparator.comparing(TranscriptsTest::id)
                                    : java.util.Comparator.comparing(TranscriptsTest::order))
                    .toList();
            assertThat(one.path("replacedBy").asString(null))
                    .isEqualTo(
                            later.isEmpty() ? null : later.getFirst().path("id").asString());
        }
    }

    private static long id(JsonNode completion) {
        return completion.path("id").asLong();
    }

    private static String order(JsonNode completion) {
        return completion.path("completedAt").asString() + "%09d".formatted(id(completion));
    }

    @Test
    void whatIsOpenAndWhatSomebodyIsFreedFromStandsBelow() throws Exception {
        int other = make.course("Manual handling");
        send(
                HttpMethod.POST,
                "/assignments",
                quoted("{'contentIds':['%d'],'personIds':['%d'],'dueOn':'2026-12-24'}", course, ana));
        send(
                HttpMethod.POST,
                "/people/" + ana + "/training/" + other + "/exemption",
                quoted("{'type':'Medical','reason':'Bad back','approvedBy':'Dr Hall'}"));
        JsonNode t = transcript();
        assertThat(t.path("open").get(0).path("dueOn").asString()).isEqualTo("2026-12-24");
        assertThat(t.path("exemptions").get(0).path("reason").asString()).isEqualTo("Bad back");

        Actor herself = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.LEARNER, null);
        assertThat(page("/history/transcript", herself))
                .contains("First aid", "24 Dec 2026", "Manual handling")
                .doesNotContain("Bad back", "Dr Hall");
    }

    @Test
    void othersSeeNobodys() {
        Actor ben = new Actor(Actor.Kind.PERSON, make.person("Ben", "Strand"), "Ben", AccessLevel.MANAGER, null);
        assertThat(mvc.get().uri("/admin/people/" + ana + "/transcript").with(As.actor(ben)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/admin/people/" + ana + "/transcript.pdf").with(As.actor(ben)))
                .hasStatus(404);
    }

    @Test
    void itIsOnA4AndOnLetterWithPagesThatAreNumbered() throws Exception {
        for (int i = 0; i < 40; i++) {
            record("2026-%02d-%02d".formatted(1 + i % 10, 1 + i % 28));
        }
        try (PDDocument paper = paper("A4")) {
            assertThat(paper.getPage(0).getMediaBox().getHeight())
                    .isEqualTo(PDRectangle.A4.getHeight(), org.assertj.core.api.Assertions.within(1f));
            int pages = paper.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            assertThat(new PDFTextStripper().getText(paper)).contains("Page " + pages + " of " + pages);
        }
        try (PDDocument paper = paper("LETTER")) {
            assertThat(paper.getPage(0).getMediaBox().getHeight())
                    .isEqualTo(PDRectangle.LETTER.getHeight(), org.assertj.core.api.Assertions.within(1f));
        }
        assertThat(mvc.get()
                        .uri("/admin/people/" + ana + "/transcript.pdf?paper=A0")
                        .with(As.actor(Fixture.ADMIN)))
                .hasStatus(400);
    }
}
