package dev.muster.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, by keyset.
 *
 * @param nextCursor opaque; null on the last page
 * @param total all that match, where it is known
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Integer total) {
    public Page {
        items = List.copyOf(items);
    }

    /** @param all how many match */
    public Page<T> of(int all) {
        return new Page<>(items, nextCursor, all);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> f) {
        return new Page<R>(items.stream().<R>map(f).toList(), nextCursor, total);
    }

    /** As {@link #map}, for what is better made of all items at once. @param f gives as many, in their order */
    public <R> Page<R> mapAll(Function<? super List<T>, List<R>> f) {
        return new Page<>(f.apply(items), nextCursor, total);
    }
}
