package dev.muster.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the past that this thread reads. Statements then find what was known at that moment, the clock stands there,
 * and whom somebody may see is still decided as of now. Whatever is remembered about the present must not be used.
 *
 * @param moment until when things are known
 * @param visible ids of the people whom the reader may see; null: everybody
 */
public record AsOf(Instant moment, @Nullable List<Integer> visible) {
    private static final ScopedValue<AsOf> READ = ScopedValue.newInstance();

    /** @throws Exception what the work throws */
    public <T> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(READ, this).call(work::call);
    }

    /** What this thread reads; empty: the present. */
    public static Optional<AsOf> read() {
        return READ.isBound() ? Optional.of(READ.get()) : Optional.empty();
    }

    public static boolean isPast() {
        return READ.isBound();
    }
}
