package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.reference.Company;
import dev.muster.testing.MusterTest;
import java.util.List;
import java.util.Queue;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Lives histories, each from a seed in a database of its own, and prints how many acts they were. The suite lives the same
 * ones every time, so that a red build speaks of the change in it; {@code -Dhistories=N} lives so many new ones,
 * {@code -Dseed=N} one again, {@code -Dseeds=FROM-TO} those, of {@code -Dacts=N} acts each, in {@code -Dthreads=N}.
 * {@code ./run histories} is the long run.
 */
@MusterTest
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("histories", 10);
    private static final int ACTS = Integer.getInteger("acts", 500);
    private static final int THREADS = Integer.getInteger("threads", 2);

    private final Figures figures = new Figures();

    @Test
    void theProgramLivesAsTheReferenceSays(@Autowired AutowireCapableBeanFactory factory) {
        UseCases muster = factory.createBean(UseCases.class);
        List<Long> seeds = seeds();
        Queue<Long> waiting = new ConcurrentLinkedQueue<>(seeds);
        TimeZone home = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(new Chance(seeds.getFirst(), 0).any(Company.ZONES)));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                threads.submit(() -> live(muster, waiting));
            }
        }
        TimeZone.setDefault(home);
        System.out.println("Histories: " + figures);
        assertThat(figures.failures()).isEmpty();
        assertThat(waiting).isEmpty();
    }

    private void live(UseCases muster, Queue<Long> waiting) {
        for (Long seed = waiting.poll(); seed != null; seed = waiting.poll()) {
            long s = seed;
            figures.of(s, ACTS, () -> Shrink.live(muster, s, ACTS));
        }
        muster.database.likeTheOthers();
    }

    private static List<Long> seeds() {
        Long one = Long.getLong("seed");
        if (one != null) {
            return List.of(one);
        }
        String range = System.getProperty("seeds", "");
        if (!range.isEmpty()) {
            String[] ends = range.split("-", 2);
            return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[1]))
                    .boxed()
                    .toList();
        }
        long from = System.getProperty("histories") == null ? 1 : System.nanoTime();
        return LongStream.range(from, from + HISTORIES).boxed().toList();
    }
}
