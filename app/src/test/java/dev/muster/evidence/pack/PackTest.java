package dev.muster.evidence.pack;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.muster.evidence.check.Checked;
import dev.muster.evidence.check.Limits;
import dev.muster.evidence.check.Manifest;
import dev.muster.evidence.check.PackCheck;
import dev.muster.library.files.Files;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.work.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pack holds all that is known of its people's training on its day, and fits together. */
@MusterTest
@NullUnmarked
class PackTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    PackWriter packs;

    @Autowired
    Files files;

    @TempDir
    Path folder;

    private final JsonMapper json = JsonMapper.builder().build();
    private Fixture make;
    private int ana;
    private int ben;
    private int fire;
    private int gas;

    @BeforeEach
    void people() throws Exception {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        ana = make.person("Ana", "=Lima");
        ben = make.person("Ben", "Okoro");
        fire = make.courseOf("Fire: safety / 1", 2)[0];
        gas = make.course("Gas");
        assign(fire, ana, ben);
        assign(gas, ben);
    }

    private void assign(int content, Integer... people) throws Exception {
        String ids = List.of(people).stream().map(p -> "\"" + p + "\"").collect(Collectors.joining(","));
        send(
                HttpMethod.POST,
                "/assignments",
                "{\"contentIds\":[\"%d\"],\"personIds\":[%s],\"note\":\"Yearly\",\"approvedBy\":\"Head office\"}"
                        .formatted(content, ids));
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

    private String record(int person, String day, String evidence) throws Exception {
        return send(
                        HttpMethod.POST,
                        "/people/" + person + "/completions",
                        quoted("{'contentId':'%d','completedAt':'%s','evidence':'%s'}", fire, day, evidence))
                .path("id")
                .asString();
    }

    private PackAsk ask(@Nullable LocalDate from) {
        return new PackAsk(
                Audience.of(new Audience.People(List.of(ana, ben))), List.of(), LocalDate.of(2026, 11, 22), from);
    }

    private Path write(Actor actor, PackAsk ask) {
        Path file = folder.resolve("pack.zip");
        packs.write(actor, ask, file, Progress.NONE);
        return file;
    }

    private List<Map<String, String>> rows(Path pack, String table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (ZipFile zip = new ZipFile(pack.toFile());
                CsvReader<NamedCsvRecord> all =
                        CsvReader.builder().ofNamedCsvRecord(text(zip, table).substring(1))) {
            all.forEach(r -> rows.add(r.getFieldsAsMap()));
        }
        return rows;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(Path pack) throws IOException {
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void allOfItIsInThePackAndFitsTogether() throws Exception {
        int card = files.upload(Fixture.ADMIN, "card: 4711?.txt", "A card".getBytes(StandardCharsets.UTF_8))
                .id();
        String wrong = record(ana, "2026-08-02", "Telephone");
        send(HttpMethod.POST, "/completions/" + wrong + "/void", quoted("{'reason':'Wrong day'}"));
        record(ana, "2026-08-01", String.valueOf(card));
        send(
                HttpMethod.POST,
                "/people/" + ben + "/training/" + gas + "/exemption",
                quoted("{'type':'Prior learning','reason':'Gas engineer','approvedBy':'Head of HR'}"));

        Path pack = write(Fixture.ADMIN, ask(null));
        Checked checked = PackCheck.of(pack, Limits.OF_COMMAND);
        assertThat(checked.problems()).isEmpty();
        assertThat(names(pack))
                .contains(
                        "population.csv",
                        "required.csv",
                        "completions.csv",
                        "exemptions.csv",
                        "audit.csv",
                        "chain.csv",
                        "summary.pdf",
                        "manifest.json",
                        "signature.txt",
                        "versions/%d version 1 Fire safety 1.txt".formatted(fire),
                        "evidence/%d card 4711.txt".formatted(card));

        assertThat(rows(pack, "population.csv"))
                .extracting(r -> r.get("Name"))
                .containsExactlyInAnyOrder("Ana =Lima", "Ben Okoro");
        List<Map<String, String>> required = rows(pack, "required.csv");
        assertThat(required)
                .extracting(r -> r.get("Person") + ": " + r.get("Training") + ": " + r.get("Counts as"))
                .containsExactlyInAnyOrder(
                        "Ana =Lima: Fire: safety / 1: Completed", "Ben Okoro: Fire: safety / 1: Not yet due");
        assertThat(required.getFirst())
                .containsEntry("Assigned by", "Individual")
                .containsEntry("Approved by", "Head office");

        List<Map<String, String>> completions = rows(pack, "completions.csv");
        assertThat(completions).hasSize(2);
        assertThat(completions.getFirst())
                .containsEntry("Voided because", "Wrong day")
                .containsEntry("In its place", completions.getLast().get("Completion id"))
                .containsEntry("Evidence", "Telephone");
        assertThat(completions.getLast())
                .containsEntry("Evidence", "evidence/%d card 4711.txt".formatted(card))
                .containsEntry("Voided because", "");
        assertThat(completions.getLast().get("Recorded by")).isNotBlank();
        assertThat(rows(pack, "exemptions.csv").getFirst())
                .containsEntry("Reason", "Gas engineer")
                .containsEntry("Approved by", "Head of HR");
        assertThat(rows(pack, "audit.csv"))
                .extracting(r -> r.get("Action"))
                .contains("assignment.assign", "learning.record", "learning.void", "exemption.grant");
        Manifest manifest = checked.manifest();
        assertThat(manifest.totals().people()).isEqualTo(2);
        assertThat(manifest.totals().required()).isEqualTo(required.size());
        assertThat(manifest.chain().problems()).isEmpty();
        assertThat(manifest.chain().unsealed()).isZero();
        try (ZipFile zip = new ZipFile(pack.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("summary.pdf"));
                PDDocument paper = Loader.loadPDF(in.readAllBytes())) {
            String text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("The end of 22 Nov 2026")
                    .contains("2 people. 2 requirements")
                    .contains(manifest.chain().lastHash().substring(0, 20));
            assertThat(text(zip, "versions/%d version 1 Fire safety 1.txt".formatted(fire)))
                    .contains("== Text: Step 1")
                    .contains("Read this.");
        }
    }

    @Test
    void aPastDayKnowsNothingOfWhatCameLater() throws Exception {
        clock.advance(Duration.ofDays(3));
        record(ana, "2026-11-23", "Card");
        send(
                HttpMethod.POST,
                "/people/" + ben + "/training/" + gas + "/exemption",
                quoted("{'type':'Prior learning','reason':'Gas engineer','approvedBy':'Head of HR'}"));
        Path pack = write(Fixture.ADMIN, ask(null));
        assertThat(PackCheck.of(pack, Limits.OF_COMMAND).problems()).isEmpty();
        assertThat(rows(pack, "completions.csv")).isEmpty();
        assertThat(rows(pack, "exemptions.csv")).isEmpty();
        assertThat(rows(pack, "required.csv"))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r).containsEntry("Counts as", "Not yet due"));
        assertThat(rows(pack, "audit.csv")).extracting(r -> r.get("Action")).doesNotContain("learning.record");
    }

    @Test
    void aPeriodLeavesOutWhatHadEndedBefore() throws Exception {
        db.execute("update content set validity_months = 1 where id = ?", fire);
        record(ana, "2026-01-10", "Old card");
        record(ana, "2026-11-01", "New card");
        db.execute("update content set validity_months = null where id = ?", fire);
        record(ben, "2020-01-10", "For ever");
        assertThat(rows(write(Fixture.ADMIN, ask(null)), "completions.csv")).hasSize(3);
        clock.advance(Duration.ofDays(1));
        PackAsk period =
                new PackAsk(ask(null).people(), List.of(), LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23));
        assertThat(rows(write(Fixture.ADMIN, period), "completions.csv"))
                .extracting(r -> r.get("Evidence"))
                .containsExactly("New card", "For ever");
    }

    /** Whoever asks gets those whom they may see, and of the log only what touched these. */
    @Test
    void nobodyOutsideTheScopeIsInIt() throws Exception {
        Audience onlyAna = Audience.of(new Audience.People(List.of(ana)));
        Actor auditor = new Actor(
                Actor.Kind.PERSON, make.person("Otto", "Auditor"), "Otto Auditor", AccessLevel.AUDITOR, onlyAna);
        for (LocalDate on : List.of(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23))) {
            Path pack = write(auditor, new PackAsk(Audience.EVERYBODY, List.of(), on, null));
            assertThat(PackCheck.of(pack, Limits.OF_COMMAND).problems()).isEmpty();
            try (ZipFile zip = new ZipFile(pack.toFile())) {
                for (String table :
                        List.of("population.csv", "required.csv", "completions.csv", "exemptions.csv", "audit.csv")) {
                    assertThat(text(zip, table)).as(table).doesNotContain("Okoro");
                }
                assertThat(text(zip, "required.csv")).contains("Lima");
                assertThat(text(zip, "audit.csv")).contains("Lima");
            }
            clock.set(TestClock.START.plus(Duration.ofDays(1)));
        }
    }
}
