package dev.muster.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock. The demo company's past is made through the use cases as if at that time ({@link #asIf}); nothing else
 * asks for another time than now.
 */
public final class MusterClock extends Clock {
    private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

    private final Clock system;

    public MusterClock(Clock system) {
        this.system = system;
    }

    /** Does the work, on this thread, as if it were then. */
    public static void asIf(Instant then, Runnable work) {
        ScopedValue.where(THEN, then).run(work);
    }

    @Override
    public Instant instant() {
        return THEN.isBound() ? THEN.get() : system.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
