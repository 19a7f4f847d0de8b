package dev.muster.testing;

import dev.muster.shared.MusterClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A clock that tests set. Starts each test class at 2026-11-22T09:00:00Z, a Sunday. */
public final class TestClock extends Clock {
    public static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private volatile Instant now = START;
    private final ThreadLocal<@Nullable Instant> own = new ThreadLocal<>();

    public void set(Instant instant) {
        if (own.get() == null) {
            now = instant;
        } else {
            own.set(instant);
        }
    }

    public void advance(Duration by) {
        set(instant().plus(by));
    }

    /** From now on this thread's time is its own. */
    public void ofThisThread() {
        own.set(START);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        Instant here = own.get();
        return MusterClock.asked().orElse(here == null ? now : here);
    }
}
