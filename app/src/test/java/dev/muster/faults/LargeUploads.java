package dev.muster.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Program;
import dev.muster.testing.Waiting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Large files sent to one program at once, together far more than its memory. */
final class LargeUploads {
    private static final int MEGABYTE = 1 << 20;
    private static final int AT_ONCE = 4;
    private static final int LONG_ROWS = 12;
    private static final String LONG = "x".repeat(MEGABYTE - 200);

    /** What threads, buffers and the compiler may take meanwhile; the files are several times as much. */
    private static final long GROWTH = 40L * MEGABYTE;

    private static final String MAPPING = """
        {"columns":{"employeeNumber":"id","givenName":"first","familyName":"last"},
         "dateFormats":["yyyy-MM-dd"],"noDate":[],"createValues":true,"newStarters":"NONE"}""";

    private LargeUploads() {}

    /** A small heap, there from the beginning so that it doesn't grow, and few buffers outside of it, as by {@code ./run}. */
    static Map<String, String> inLittleMemory(Path folder) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        return Map.of(
                "_JAVA_OPTIONS",
                "-Xms128m -Xmx128m -XX:+AlwaysPreTouch -XX:MaxDirectMemorySize=32m -Djdk.nio.maxCachedBufferSize=262144"
                        + " -Djava.io.tmpdir=" + temporary);
    }

    static void areHeldInPieces(Program program, Path folder) throws Exception {
        each(program, 1);
        long before = program.memory();
        each(program, AT_ONCE);
        assertThat(program.memory() - before).as("growth").isLessThan(GROWTH);
        assertThat(program.log()).doesNotContain("OutOfMemoryError");
        assertThat(program.ask("GET", "/api/v1/engine", Duration.ofSeconds(5)).statusCode())
                .isEqualTo(200);
        Waiting.until("temporary files are gone", () -> largeIn(folder.resolve("tmp")) == 0);
    }

    private static void each(Program program, int atOnce) throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            answers.add(program.sendFile("/api/v1/files", Map.of(), "manual.pdf", document()));
            answers.add(people(program, "N", LONG));
            answers.add(people(program, LONG, ""));
        }
        for (var answer : answers) {
            HttpResponse<String> there = answer.get(Waiting.LONG.toSeconds(), TimeUnit.SECONDS);
            // Where the machine is slow some find no connection to the database free, and are asked to come again.
            if (there.statusCode() != 503) {
                assertThat(there.statusCode()).as(there.body()).isBetween(200, 299);
            }
            assertThat(there.body().length()).isLessThan(MEGABYTE);
        }
    }

    private static List<byte[]> document() {
        List<byte[]> pieces = new ArrayList<>(List.of("%PDF-1.4\n".getBytes(UTF_8)));
        pieces.addAll(Collections.nCopies(LONG_ROWS, new byte[MEGABYTE]));
        return pieces;
    }

    /** The dry run of a file whose rows are as long as a row may be. */
    private static CompletableFuture<HttpResponse<String>> people(Program program, String number, String notes) {
        byte[] begins = number.getBytes(UTF_8);
        byte[] ends = (notes + "\r\n").getBytes(UTF_8);
        List<byte[]> pieces = new ArrayList<>(List.of("id,first,last,notes\r\n".getBytes(UTF_8)));
        for (int i = 0; i < LONG_ROWS; i++) {
            pieces.addAll(List.of(begins, (i + ",Ana,Lopes,").getBytes(UTF_8), ends));
        }
        return program.sendFile("/api/v1/imports/people?dryRun=true", Map.of("mapping", MAPPING), "people.csv", pieces);
    }

    private static long largeIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && file.toFile().length() > MEGABYTE)
                    .count();
        }
    }
}
