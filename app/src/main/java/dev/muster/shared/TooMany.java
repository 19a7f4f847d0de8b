package dev.muster.shared;

import java.time.Duration;

/** Too many failures lately: slowed down. Answered as 429 with {@code Retry-After}. */
public final class TooMany extends RuntimeException {
    private final Duration wait;

    public TooMany(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** How long to wait before the next attempt, rounded up to whole seconds, at least one. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
