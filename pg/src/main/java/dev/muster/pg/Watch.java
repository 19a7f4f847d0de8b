package dev.muster.pg;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second whether the server is there, and less often whether it answers; starts it again where it is not, or
 * does not.
 */
final class Watch implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final long SAID_AGAIN_AFTER = TimeUnit.MINUTES.toNanos(1);

    private final EmbeddedPostgres server;
    private final Patience patience;
    private final Runnable gaveUp;
    private long asked = System.nanoTime();
    private int unanswered;

    Watch(EmbeddedPostgres server, Patience patience, Runnable gaveUp) {
        this.server = server;
        this.patience = patience;
        this.gaveUp = gaveUp;
    }

    void begin() {
        Thread.ofPlatform().daemon().name("muster-pg-watch").start(this);
    }

    @Override
    public void run() {
        try {
            while (!server.isClosed()) {
                if ((!server.isAlive() || isHung()) && !isUpAgain()) {
                    log.error("PostgreSQL could not be started for {}; giving up", patience.longest());
                    gaveUp.run();
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Questions without an answer are counted, not time: a machine that slept is no reason. Between two of them lies the time
     * that an answer may take, also where the first failed at once.
     */
    private boolean isHung() {
        if (System.nanoTime() - asked < patience.answer().toNanos()) {
            return false;
        }
        asked = System.nanoTime();
        unanswered = answers() ? 0 : unanswered + 1;
        return unanswered >= patience.unanswered();
    }

    /** Any answer is one: that it is full, or starting. What is looked at is whether it still moves. */
    private boolean answers() {
        Properties with = new Properties();
        with.setProperty("user", server.username());
        with.setProperty("password", server.password());
        String seconds = String.valueOf(Math.max(1, patience.answer().toSeconds()));
        with.setProperty("connectTimeout", seconds);
        with.setProperty("socketTimeout", seconds);
        // With encryption to be found out first, each question would be two, and wait twice.
        with.setProperty("sslmode", "disable");
        with.setProperty("gssEncMode", "disable");
        with.setProperty("ApplicationName", "muster watch");
        try (var c = DriverManager.getConnection(server.jdbcUrl("postgres"), with);
                var s = c.createStatement()) {
            return s.execute("select 1");
        } catch (SQLException e) {
            return e.getSQLState() != null && !e.getSQLState().startsWith("08");
        }
    }

    /** Tries until it is up or closed, or it took too long. */
    private boolean isUpAgain() throws InterruptedException {
        long begun = System.nanoTime();
        long said = begun - SAID_AGAIN_AFTER;
        boolean hung = unanswered >= patience.unanswered();
        log.warn("PostgreSQL {}; starting it again", hung ? "does not answer any more" : "is gone");
        while (!server.isClosed()
                && System.nanoTime() - begun < patience.longest().toNanos()) {
            try {
                if (hung) {
                    server.end();
                    hung = false;
                }
                server.startAgain();
                unanswered = 0;
                log.warn(
                        "PostgreSQL is up again ({} ms)",
                        Duration.ofNanos(System.nanoTime() - begun).toMillis());
                return true;
            } catch (IOException | RuntimeException e) {
                if (System.nanoTime() - said >= SAID_AGAIN_AFTER) {
                    said = System.nanoTime();
                    log.error("PostgreSQL can't be started: {}", e.getMessage());
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
        return server.isClosed();
    }
}
