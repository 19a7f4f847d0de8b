package dev.muster.pg;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether the server is there, and starts it again where it is not. */
final class Watch implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final long SAID_AGAIN_AFTER = TimeUnit.MINUTES.toNanos(1);

    private final BooleanSupplier closed;
    private final BooleanSupplier alive;
    private final Start start;
    private final Duration longest;
    private final Runnable gaveUp;

    interface Start {
        void again() throws IOException;
    }

    Watch(BooleanSupplier closed, BooleanSupplier alive, Start start, Duration longest, Runnable gaveUp) {
        this.closed = closed;
        this.alive = alive;
        this.start = start;
        this.longest = longest;
        this.gaveUp = gaveUp;
    }

    void begin() {
        Thread.ofPlatform().daemon().name("muster-pg-watch").start(this);
    }

    @Override
    public void run() {
        try {
            while (!closed.getAsBoolean()) {
                if (!alive.getAsBoolean() && !isUpAgain()) {
                    log.error("PostgreSQL could not be started for {}; giving up", longest);
                    gaveUp.run();
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries until it is up or closed, or it took too long. */
    private boolean isUpAgain() throws InterruptedException {
        long begun = System.nanoTime();
        long said = begun - SAID_AGAIN_AFTER;
        log.warn("PostgreSQL is gone; starting it again");
        while (!closed.getAsBoolean() && System.nanoTime() - begun < longest.toNanos()) {
            try {
                start.again();
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
        return closed.getAsBoolean();
    }
}
