package dev.muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.pg.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pid file that an unclean shutdown left behind may name a process that is now somebody else's PostgreSQL. */
class StalePidTest {
    @TempDir
    Path folder;

    @Test
    void anotherServerIsNotStopped() throws Exception {
        try (EmbeddedPostgres other =
                EmbeddedPostgres.start(EmbeddedPostgres.Options.throwAway(folder.resolve("other")))) {
            Path own = folder.resolve("own");
            EmbeddedPostgres.start(EmbeddedPostgres.Options.throwAway(own)).close();
            Files.copy(folder.resolve("other/cluster/postmaster.pid"), own.resolve("cluster/postmaster.pid"));
            try (EmbeddedPostgres started = EmbeddedPostgres.start(EmbeddedPostgres.Options.throwAway(own))) {
                assertAnswers(started);
                assertAnswers(other);
            }
        }
    }

    private static void assertAnswers(EmbeddedPostgres pg) throws Exception {
        try (var c = DriverManager.getConnection(pg.jdbcUrl("postgres"), pg.username(), pg.password())) {
            assertThat(c.isValid(5)).isTrue();
        }
    }
}
