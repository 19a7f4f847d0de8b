package dev.muster.notification.rules;

import java.time.Duration;
import java.time.Instant;

/** When a mail is tried again: 5 s after the first failure, then twice as long each time. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    /** A server that is down is asked often, by one mail: when it is back, the others go out at once. */
    private static final Duration SERVER_DOWN = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofDays(3);

    private Backoff() {}

    /** @param tries how often it has been tried, at least 1 */
    public static Duration after(int tries, boolean serverDown) {
        Duration most = serverDown ? SERVER_DOWN : LONGEST;
        Duration pause = FIRST.multipliedBy(1L << Math.min(tries - 1, 16));
        return pause.compareTo(most) < 0 ? pause : most;
    }

    public static boolean isOver(Instant firstTry, Instant now) {
        return now.isAfter(firstTry.plus(PATIENCE));
    }
}
