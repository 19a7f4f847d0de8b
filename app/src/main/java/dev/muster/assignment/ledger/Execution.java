package dev.muster.assignment.ledger;

import dev.muster.work.Progress;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How an act is carried out: at once, or in a job whose progress somebody watches. Reading counts half, writing the other half. */
public final class Execution {
    public static final Execution AT_ONCE = new Execution(null, Progress.NONE, 0);

    /** So many people are worked on between two reports. */
    private static final int BATCH = 1_000;

    private final @Nullable Long jobId;
    private final Progress progress;
    private final int total;
    private int halves;

    /** @param total people times contents */
    public Execution(@Nullable Long jobId, Progress progress, int total) {
        this.jobId = jobId;
        this.progress = progress;
        this.total = total;
    }

    public @Nullable Long jobId() {
        return jobId;
    }

    /** So many more were read, or written. */
    public void step(int count) {
        if (total > 0) {
            halves += count;
            progress.at(Math.min(halves / 2, total), total);
        }
    }

    public static <T> List<List<T>> batches(List<T> all) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + BATCH)
                .mapToObj(i -> all.subList(i, Math.min(all.size(), i + BATCH)))
                .toList();
    }
}
