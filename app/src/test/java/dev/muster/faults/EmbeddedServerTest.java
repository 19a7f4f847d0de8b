package dev.muster.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.pg.EmbeddedPostgres;
import dev.muster.pg.EmbeddedPostgres.Options;
import dev.muster.pg.Patience;
import dev.muster.testing.ServerPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to one server is done to no other, and what happened to it is over with its next start. */
@NullUnmarked
class EmbeddedServerTest {
    @TempDir
    Path folder;

    private EmbeddedPostgres other;
    private EmbeddedPostgres own;

    @Test
    void comesBackAndLeavesOthersAlone() throws Exception {
        try (EmbeddedPostgres neighbour =
                EmbeddedPostgres.start(Options.throwAway(ServerPrograms.in(folder.resolve("other"))))) {
            other = neighbour;
            start();
            own.close();
            anUncleanShutdownLeftAFileThatNamesTheOther();
            hungItIsEndedAndStartedAgain();
            hungItIsInNobodysWayAtTheEnd();
        } finally {
            own.close();
        }
    }

    private void start() {
        own = EmbeddedPostgres.start(Options.throwAway(ServerPrograms.in(folder.resolve("own"))));
    }

    private void anUncleanShutdownLeftAFileThatNamesTheOther() throws Exception {
        Files.copy(folder.resolve("other/cluster/postmaster.pid"), folder.resolve("own/cluster/postmaster.pid"));
        start();
        assertThat(answers(own)).isTrue();
        assertThat(answers(other)).isTrue();
    }

    private void hungItIsEndedAndStartedAgain() throws Exception {
        own.watch(new Patience(Duration.ofSeconds(1), 3, Duration.ofMinutes(1)), () -> fail("It can be started"));
        List<ProcessHandle> stopped = stop();
        ProcessHandle running = processes("other").getFirst();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers(own, 1)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
        }
        assertThat(stopped).noneMatch(EmbeddedServerTest::works);
        assertThat(works(running)).isTrue();
        assertThat(answers(other)).isTrue();
    }

    private void hungItIsInNobodysWayAtTheEnd() throws Exception {
        List<ProcessHandle> stopped = stop();
        own.close(Duration.ofSeconds(1));
        assertThat(stopped).noneMatch(EmbeddedServerTest::works);
        start();
        assertThat(answers(own)).isTrue();
    }

    private List<ProcessHandle> stop() throws Exception {
        List<ProcessHandle> all = processes("own");
        List<String> command = new ArrayList<>(List.of("kill", "-STOP"));
        all.forEach(p -> command.add(String.valueOf(p.pid())));
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor(); // some end before it comes
        return all;
    }

    /** The server and its workers. */
    private List<ProcessHandle> processes(String which) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(folder.resolve(which + "/cluster/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(List.of(server));
        server.children().forEach(all::add);
        return all;
    }

    /** One that has ended and that nobody has asked about has no command any more. */
    private static boolean works(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static boolean answers(EmbeddedPostgres pg) {
        return answers(pg, 30);
    }

    private static boolean answers(EmbeddedPostgres pg, int seconds) {
        try (var c = DriverManager.getConnection(
                pg.jdbcUrl("postgres") + "?connectTimeout=" + seconds + "&socketTimeout=" + seconds,
                pg.username(),
                pg.password())) {
            return c.isValid(seconds);
        } catch (SQLException e) {
            return false;
        }
    }
}
