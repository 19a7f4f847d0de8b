package dev.muster.faults;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Program;
import dev.muster.testing.Waiting;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to a running Muster: it goes on, or says that it can't, and comes back by itself. */
class OutageTest {
    private static final String PERSON = quoted("{'givenName':'Ana','familyName':'Outage'}");

    /** A stranger's body is given up after ten seconds: what is answered well before was not kept waiting by it. */
    private static final Duration WHILE_SLOW_ONES_ARE_READ = Duration.ofSeconds(5);

    /** A learner waits four seconds for a lock; two waits, one after the other, would be eight. */
    private static final Duration ONE_WAIT = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    @Test
    void itComesBackByItself() throws Exception {
        try (Program program = Program.start(folder, LargeUploads.inLittleMemory(folder))) {
            slowSendersTakeNothingFromTheOthers(program);
            LargeUploads.areHeldInPieces(program, folder);
            aHeldCourseIsAnsweredInWords(program);
            aKilledServerIsStartedAgain(program);
            backedUpWhileItRuns(program);
            assertThat(program.log()).as("no stack trace").doesNotContain("\tat ");
        }
    }

    private static void slowSendersTakeNothingFromTheOthers(Program program) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 205; i++) {
                Socket s = new Socket(InetAddress.getLoopbackAddress(), program.port());
                s.getOutputStream()
                        .write(
                                ("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                                + "Content-Length: 1000\r\n\r\nlogin=a")
                                        .getBytes(StandardCharsets.US_ASCII));
                slow.add(s);
            }
            assertThat(program.ask("GET", "/api/v1/engine", WHILE_SLOW_ONES_ARE_READ)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(program.ask("GET", "/sign-in", WHILE_SLOW_ONES_ARE_READ).statusCode())
                    .isLessThan(400);
        } finally {
            for (Socket s : slow) {
                s.close();
            }
        }
    }

    /** On two devices, of which one waits for the other and then for the course. */
    private static void aHeldCourseIsAnsweredInWords(Program program) throws Exception {
        String course = program.send("POST", "/api/v1/courses", """
                {"title":"Held","status":"ACTIVE","steps":[{"kind":"TEXT","title":"Read","body":"x","required":true}]}""").path("id").asString();
        String ana = program.send("POST", "/api/v1/people", PERSON).path("id").asString();
        program.send("POST", "/api/v1/assignments", quoted("{'contentIds':['%s'],'personIds':['%s']}", course, ana));
        String token = program.send("POST", "/api/v1/people/" + ana + "/tokens", quoted("{'name':'phone'}"))
                .path("token")
                .asString();
        String begin = "/api/v1/me/training/" + course + "/begin";
        try (CloseableDSLContext other = program.connect()) {
            other.execute("begin");
            other.execute("select pg_advisory_xact_lock(7001, ?)", Integer.parseInt(course));
            long begun = System.nanoTime();
            var first = program.as(token, begin);
            var second = program.as(token, begin);
            for (var device : List.of(first, second)) {
                HttpResponse<String> answer = device.get(Waiting.LONG.toSeconds(), TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(System.nanoTime() - begun).isLessThan(ONE_WAIT.toNanos());
            assertThat(program.ask("GET", "/actuator/health", Duration.ofSeconds(3))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(program.as(token, begin)
                        .get(Waiting.LONG.toSeconds(), TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void aKilledServerIsStartedAgain(Program program) throws Exception {
        program.send("POST", "/api/v1/people", PERSON);
        CompletableFuture<HttpResponse<String>> cut = program.sendAndGoOn("POST", "/api/v1/people", PERSON);
        program.killDatabase();
        cut.handle((_, _) -> "").get(Waiting.LONG.toSeconds(), TimeUnit.SECONDS);
        long killed = System.nanoTime();
        Waiting.until("it is there again", () -> {
            HttpResponse<String> answer = program.ask("GET", "/api/v1/engine", Waiting.LONG);
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            }
            return answer.statusCode() == 200;
        });
        assertThat(System.nanoTime() - killed).as("within seconds").isLessThan(TimeUnit.SECONDS.toNanos(30));
        program.send("POST", "/api/v1/people", PERSON);
    }

    private void backedUpWhileItRuns(Program program) throws Exception {
        Path file = folder.resolve("backup.zip");
        int before = people(program);
        Process backup = Program.launch(folder, Map.of(), "backup", file.toString());
        int written = 0;
        while (backup.isAlive()) {
            program.send("POST", "/api/v1/people", PERSON);
            written++;
        }
        assertThat(backup.waitFor()).isZero();
        program.send("POST", "/api/v1/people", PERSON);
        Path other = folder.resolve("other");
        Process restore = Program.launch(other, Map.of(), "restore", file.toString());
        assertThat(restore.waitFor())
                .as(Files.readString(other.resolve("log-restore")))
                .isZero();
        assertThat(Files.readString(other.resolve("log-restore"))).contains("is whole.");
        assertThat(Program.launch(other, Map.of(), "restore", file.toString()).waitFor())
                .as("into what is not empty")
                .isEqualTo(1);
        try (Program restored =
                Program.start(other, Map.of("JAVA_TOOL_OPTIONS", "-Dmuster.database-given-up-after=3s"))) {
            assertThat(people(restored))
                    .as("one moment of the time in which it was made")
                    .isBetween(before, before + written);
            assertThat(restored.database()
                            .fetchCount(DSL.table("audit_entry"), DSL.condition("action = 'person.create'")))
                    .as("each act with its entry")
                    .isEqualTo(people(restored));
            restored.send("POST", "/api/v1/people", PERSON);
            whatCanNotBeStartedEndsIt(restored, other);
        }
    }

    private static void whatCanNotBeStartedEndsIt(Program program, Path data) throws Exception {
        Path version = data.resolve("pg/cluster/PG_VERSION");
        Files.move(version, version.resolveSibling("gone"));
        program.killDatabase();
        assertThat(program.ended()).isEqualTo(75);
        assertThat(program.log())
                .contains("Muster ends: its database is gone and can't be started.")
                .doesNotContain("\tat ");
    }

    private static int people(Program program) throws Exception {
        return program.get("/api/v1/people").path("total").asInt();
    }
}
