package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuietLogRulesTest {
    private final QuietLog quiet = new QuietLog();

    @Test
    void whatComesOfAnOutageHasNoStackTrace() {
        assertThat(reply("x", new IOException("Broken pipe"))).isEqualTo(FilterReply.DENY);
        assertThat(reply("x", new SQLException("gone", "08006"))).isEqualTo(FilterReply.DENY);
        assertThat(reply("Application exception overridden by rollback exception", new SQLException("lock", "55P03")))
                .isEqualTo(FilterReply.DENY);
        assertThat(reply("Application exception overridden by rollback exception", new IllegalStateException("bug")))
                .as("nobody else says it")
                .isEqualTo(FilterReply.NEUTRAL);
        Execution execution = new Execution(Instant.EPOCH, new TaskInstance<>("reassess", "recurring"));
        assertThat(reply("Failed while completing", new ExecutionException("updated 0", execution)))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void whatComesOfTheEndOnlyThen() {
        SQLException late = new SQLException("Interrupted", null, new InterruptedException());
        assertThat(reply("x", late)).isEqualTo(FilterReply.NEUTRAL);
        quiet.end();
        assertThat(reply("x", late)).isEqualTo(FilterReply.DENY);
        assertThat(reply("x", new IllegalStateException("bug"))).isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply reply(String format, Throwable thrown) {
        return quiet.decide(null, new LoggerContext().getLogger("x"), Level.ERROR, format, null, thrown);
    }
}
