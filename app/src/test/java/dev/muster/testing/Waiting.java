package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long tests wait for what comes by itself. A wait ends as soon as it is there, so that patience costs nothing; it is long
 * because the machine that runs the tests may be slow, or busy with something else.
 */
public final class Waiting {
    public static final Duration LONG = Duration.ofMinutes(4);

    /** For what a browser is to show. */
    public static final Duration ON_SCREEN = Duration.ofMinutes(1);

    private static final long FIRST_LOOK_AGAIN_MS = 10;
    private static final long LAST_LOOK_AGAIN_MS = 200;

    private Waiting() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Waits until it holds. Looks seldom after a while: what is waited for needs the processor more.
     *
     * @param what is to become true, for who reads that it did not
     */
    public static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        for (long pause = FIRST_LOOK_AGAIN_MS; !condition.holds(); pause = Math.min(2 * pause, LAST_LOOK_AGAIN_MS)) {
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(pause);
        }
    }
}
