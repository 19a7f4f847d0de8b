package dev.muster.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.evidence.check.Limits;
import dev.muster.evidence.check.Manifest;
import dev.muster.evidence.check.PackCheck;
import dev.muster.setup.Command;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.work.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is done to a pack is found and named; a hostile file is refused before it is unpacked. */
@MusterTest
@NullUnmarked
class PackCheckTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    PackWriter packs;

    @TempDir
    Path folder;

    private Path pack;

    @BeforeEach
    void aPack() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        int ana = make.person("Ana", "Lima");
        int fire = make.course("Fire");
        new Calls(mvc)
                .admin(
                        HttpMethod.POST,
                        "/assignments",
                        "{'contentIds':['%d'],'personIds':['%d']}".formatted(fire, ana),
                        200);
        pack = folder.resolve("pack.zip");
        packs.write(
                Fixture.ADMIN,
                new PackAsk(Audience.EVERYBODY, List.of(), LocalDate.of(2026, 11, 22), null),
                pack,
                Progress.NONE);
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry e : zip.stream().toList()) {
                files.put(e.getName(), zip.getInputStream(e).readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> f : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(f.getKey()));
                zip.write(f.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private List<String> problems(byte[] bytes) throws IOException {
        Path other = folder.resolve("other.zip");
        Files.write(other, bytes);
        return PackCheck.of(other, new Limits(200L << 20, 1_000)).problems();
    }

    private List<String> after(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> files = files();
        change.accept(files);
        return problems(zip(files));
    }

    private static byte[] with(byte[] bytes, String what, String instead) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).contains(what);
        return text.replace(what, instead).getBytes(StandardCharsets.UTF_8);
    }

    /** As somebody who knows how packs are made up: the manifest says what the file says now. */
    private static void noteAnew(Map<String, byte[]> files, String name) {
        try {
            JsonNode manifest = JsonMapper.shared().readTree(files.get(Manifest.NAME));
            for (JsonNode f : manifest.path("files")) {
                if (f.path("name").asString().equals(name)) {
                    ((ObjectNode) f)
                            .put("size", files.get(name).length)
                            .put(
                                    "sha256",
                                    HexFormat.of()
                                            .formatHex(MessageDigest.getInstance("SHA-256")
                                                    .digest(files.get(name))));
                }
            }
            files.put(Manifest.NAME, JsonMapper.shared().writeValueAsBytes(manifest));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPackAsItWasMadeIsWholeAndPackedAnewStill() throws IOException {
        assertThat(problems(Files.readAllBytes(pack))).isEmpty();
        assertThat(after(files -> {})).isEmpty();
    }

    @Test
    void whatWasChangedRemovedOrAddedIsNamed() throws IOException {
        assertThat(after(f -> f.put("required.csv", with(f.get("required.csv"), "Not yet due", "Not yet Due"))))
                .containsExactly("“required.csv” was changed: its hash is another.");
        assertThat(after(f -> f.put("required.csv", with(f.get("required.csv"), "Not yet due", "Completed"))))
                .singleElement()
                .asString()
                .contains("“required.csv” was changed: it has");
        assertThat(after(f -> f.put("audit.csv", with(f.get("audit.csv"), "Assigned", "Assigned to"))))
                .singleElement()
                .asString()
                .contains("“audit.csv” was changed: it is longer");
        assertThat(after(f -> f.remove("exemptions.csv"))).containsExactly("“exemptions.csv” is missing.");
        assertThat(after(f -> f.put("more.txt", new byte[1])))
                .containsExactly("“more.txt” was added: the manifest does not name it.");
        assertThat(after(f -> f.remove(Manifest.SIGNATURE))).containsExactly("“signature.txt” is missing.");
        assertThat(after(f -> f.remove(Manifest.NAME)))
                .singleElement()
                .asString()
                .contains("not an evidence pack");
    }

    @Test
    void whatDoesNotFitTogetherIsNamedThoughTheManifestWasMadeAnew() throws IOException {
        assertThat(after(f -> {
                    f.put("required.csv", with(f.get("required.csv"), "Not yet due", "Completed"));
                    noteAnew(f, "required.csv");
                }))
                .anySatisfy(p -> assertThat(p).contains("“Completed” in required.csv"));
        assertThat(after(f -> {
                    String chain = new String(f.get("chain.csv"), StandardCharsets.UTF_8);
                    String first = chain.lines().skip(1).findFirst().orElseThrow();
                    String hash = first.substring(first.length() - 64);
                    f.put("chain.csv", chain.replaceFirst(hash, "f".repeat(64)).getBytes(StandardCharsets.UTF_8));
                    noteAnew(f, "chain.csv");
                }))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p).contains("chain"));
    }

    @Test
    void aHostileFileIsRefusedByName() throws IOException {
        assertThat(after(f -> f.put("../evil.txt", new byte[1])))
                .singleElement()
                .asString()
                .contains("../evil.txt")
                .contains("outside");
        assertThat(after(f -> f.put("/etc/passwd", new byte[1])))
                .singleElement()
                .asString()
                .contains("outside");
        assertThat(after(f -> f.put("a\\..\\b", new byte[1])))
                .singleElement()
                .asString()
                .contains("outside");
        assertThat(after(f -> f.put("AUDIT.csv", new byte[1])))
                .singleElement()
                .asString()
                .contains("twice");
        assertThat(after(f -> f.put("bomb", new byte[150 << 20])))
                .containsExactly("“bomb” was added: the manifest does not name it.");
        assertThat(after(f -> f.put("required.csv", new byte[150 << 20])))
                .singleElement()
                .asString()
                .contains("“required.csv” was changed: it is longer");
        assertThat(after(f -> {
                    JsonNode m = JsonMapper.shared().readTree(f.get(Manifest.NAME));
                    ((ObjectNode) m.path("files").get(0)).put("size", 1L << 40);
                    f.put(Manifest.NAME, JsonMapper.shared().writeValueAsBytes(m));
                }))
                .singleElement()
                .asString()
                .contains("more than 200 MB");
        Map<String, byte[]> many = files();
        for (int i = 0; i < 1_000; i++) {
            many.put("n" + i, new byte[0]);
        }
        assertThat(problems(zip(many))).singleElement().asString().contains("at most 1,000");
        assertThat(problems("no zip".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("not a ZIP file");
        byte[] whole = Files.readAllBytes(pack);
        assertThat(problems(java.util.Arrays.copyOf(whole, whole.length / 2)))
                .singleElement()
                .asString()
                .contains("cut short");
    }

    /** A file in front of the list of contents, which only some programs show. */
    @Test
    void aHiddenFileIsFound() throws IOException {
        byte[] hidden = zip(Map.of("required.csv", new byte[] {1}));
        byte[] whole = Files.readAllBytes(pack);
        byte[] both = new byte[hidden.length + whole.length];
        System.arraycopy(hidden, 0, both, 0, hidden.length);
        System.arraycopy(whole, 0, both, hidden.length, whole.length);
        assertThat(problems(both)).isNotEmpty();
    }

    @Test
    void theCommandEndsWithZeroForAWholePackOnly() throws IOException {
        assertThat(verify(pack)).isZero();
        Path other = folder.resolve("other.zip");
        Map<String, byte[]> files = files();
        files.remove("audit.csv");
        Files.write(other, zip(files));
        assertThat(verify(other)).isEqualTo(1);
        assertThat(verify(folder.resolve("none.zip"))).isEqualTo(1);
    }

    private static int verify(Path file) {
        return Command.run(Map.of(), Muster.class, "verify-pack", file.toString());
    }

    private String page(byte[] bytes) throws Exception {
        var answer = mvc.post()
                .uri("/admin/reports/evidence/check")
                .multipart()
                .file(new MockMultipartFile("file", "pack.zip", "application/zip", bytes))
                .with(As.admin())
                .exchange();
        assertThat(answer).hasStatus(200);
        return answer.getResponse().getContentAsString();
    }

    @Test
    void thePageKnowsItsOwnAndFindsAForgedOne() throws Exception {
        assertThat(page(Files.readAllBytes(pack))).contains("This pack was made here and is unchanged.");
        assertThat(page(zip(Map.of("a", new byte[1])))).contains("This pack is not as it was made.");
        Map<String, byte[]> forged = files();
        forged.put("population.csv", with(forged.get("population.csv"), "Lima", "Limo"));
        noteAnew(forged, "population.csv");
        assertThat(problems(zip(forged)))
                .as("what only the installation can know")
                .isEmpty();
        assertThat(page(zip(forged)))
                .contains("This pack does not prove anything here.")
                .contains("is not from this installation");
    }

    @Test
    void thePackIsAskedForByTheInterfaceAndKeptForWhoeverAsked() throws Exception {
        Calls calls = new Calls(mvc);
        JsonNode made = calls.admin(HttpMethod.POST, "/evidence?wait=true", "{'on':'2026-11-22'}", 200);
        var file = mvc.get()
                .uri(made.path("url").asString())
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(problems(file.getResponse().getContentAsByteArray())).isEmpty();
        assertThat(db.fetchExists(db.selectFrom("audit_entry").where("action = 'evidence.pack'")))
                .isTrue();
        assertThat(calls.admin(HttpMethod.POST, "/evidence", "{'on':'2026-11-23'}", 400)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("on");
        assertThat(calls.admin(HttpMethod.POST, "/evidence", "{'on':'2026-11-22','from':'2026-11-23'}", 400)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("from");
        calls.admin(HttpMethod.POST, "/evidence", "{}", 400);
        calls.admin(HttpMethod.POST, "/evidence", "{'on':'2026-11-22','contentIds':['999999']}", 404);
        assertThat(mvc.get()
                        .uri("/admin/reports/evidence")
                        .with(As.person(1, AccessLevel.MANAGER))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri("/admin/reports/evidence")
                        .with(As.person(1, AccessLevel.AUDITOR))
                        .exchange())
                .hasStatus(200);
    }
}
