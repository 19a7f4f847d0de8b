package dev.muster.access.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * How failures slow down what comes next. Only failures count: whoever is right at once never waits.
 *
 * @param free failures without any wait
 * @param longest the longest wait; also how long after the last failure all is forgotten, four times over
 */
public record SlowDown(int free, Duration longest) {
    /** For one sign-in name: five tries, then 2, 4, 8 … seconds, at most five minutes. */
    public static final SlowDown ACCOUNT = new SlowDown(5, Duration.ofMinutes(5));

    /** For one address, behind which a whole site may sit. */
    public static final SlowDown ADDRESS = new SlowDown(40, Duration.ofMinutes(1));

    /** For sign-in codes typed at one address, on top of what counts for the address. */
    public static final SlowDown CODE = new SlowDown(20, Duration.ofMinutes(5));

    /** What is known of one key. */
    public record Failures(int count, Instant last) {
        public static final Failures NONE = new Failures(0, Instant.EPOCH);
    }

    /** How long the next attempt still has to wait; zero: not at all. */
    public Duration wait(Failures failures, Instant now) {
        if (failures.count() < free || isForgotten(failures, now)) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures.count() - free + 1, 20);
        Duration pause = Duration.ofSeconds(1L << doublings);
        Duration until = Duration.between(now, failures.last().plus(pause.compareTo(longest) < 0 ? pause : longest));
        return until.isNegative() ? Duration.ZERO : until;
    }

    public boolean isForgotten(Failures failures, Instant now) {
        return failures.last().plus(longest.multipliedBy(4)).isBefore(now);
    }
}
