package dev.muster.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;

/** A file that a job made is whole or not there, is for whoever asked, and goes after seven days. */
@MusterTest
class DownloadsTest {
    private static final Actor ANA = new Actor(Actor.Kind.PERSON, 4711, "Ana", AccessLevel.MANAGER, null);
    private static final Actor BEN = new Actor(Actor.Kind.PERSON, 4712, "Ben", AccessLevel.MANAGER, null);
    private static final Actor ADMIN = Actor.system("Test");

    @Autowired
    Jobs jobs;

    @Autowired
    Downloads downloads;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private Job job() {
        return jobs.queue(ANA, "test.counting", "An export", JsonNodeFactory.instance.objectNode());
    }

    private Download made(Job job, byte[] bytes) {
        return downloads.make(job, "records.csv", "text/csv", out -> {
            for (int at = 0; at < bytes.length; at += 100_003) {
                out.write(bytes, at, Math.min(100_003, bytes.length - at));
            }
        });
    }

    @Test
    void itsBytesComeBackAsTheyWereWritten() throws Exception {
        byte[] bytes = new byte[3 * 256 * 1024 + 17];
        new Random(5).nextBytes(bytes);
        Download file = made(job(), bytes);
        assertThat(file.size()).isEqualTo(bytes.length);
        assertThat(file.sha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(downloads.bytes(file).getContentAsByteArray()).isEqualTo(bytes);
        byte[] wholePieces = new byte[2 * 256 * 1024];
        assertThat(downloads.bytes(made(job(), wholePieces)).getContentAsByteArray())
                .isEqualTo(wholePieces);
        assertThat(downloads.bytes(made(job(), new byte[0])).getContentAsByteArray())
                .isEmpty();
    }

    @Test
    void itIsForWhoeverAskedAndForAdministrators() {
        Download file = made(job(), new byte[10]);
        assertThat(downloads.find(ANA, file.id()).name()).isEqualTo("records.csv");
        assertThat(downloads.find(ADMIN, file.id()).name()).isEqualTo("records.csv");
        assertThatThrownBy(() -> downloads.find(BEN, file.id())).isInstanceOf(NotThere.class);
    }

    @Test
    void aFileThatBreaksOffIsNotThereAndAJobThatRunsAgainHasOne() {
        Job job = job();
        assertThatThrownBy(() -> downloads.make(job, "half.csv", "text/csv", out -> {
                    out.write(new byte[300_000]);
                    throw new IOException("disk");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(downloads.ofJob(ANA, job.id())).isEmpty();
        made(job, new byte[5]);
        Download second = made(job, new byte[7]);
        assertThat(downloads.ofJob(ANA, job.id()).orElseThrow().id()).isEqualTo(second.id());
    }

    @Test
    void itGoesAfterSevenDays() {
        Download file = made(job(), new byte[300_000]);
        clock.advance(Downloads.KEPT_FOR.plus(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> downloads.find(ANA, file.id())).isInstanceOf(NotThere.class);
        assertThat(downloads.forget()).isPositive();
        assertThat(db.resultQuery("select count(*) from download_part where download_id = ?", file.id())
                        .fetchSingle()
                        .get(0, long.class))
                .isZero();
    }
}
