package dev.muster.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The one clock. The demo company's past is made through the use cases as if at that time ({@link #asIf}), and a past day is
 * read as if it were its end ({@link AsOf}); nothing else asks for another time than now.
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

    /** The time that this thread is asked to go by; empty: the present. */
    public static Optional<Instant> asked() {
        return AsOf.read().map(AsOf::moment).or(() -> THEN.isBound() ? Optional.of(THEN.get()) : Optional.empty());
    }

    @Override
    public Instant instant() {
        return asked().orElseGet(system::instant);
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
