package dev.muster.assignment.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes a failing history short: leaves steps out as long as it fails without them, in ever smaller pieces. */
public final class Shrink {
    private static final int MOST_LIVES = Integer.getInteger("lives", 40);

    private final UseCases muster;
    private final long seed;
    private final Set<Integer> without = new TreeSet<>();
    private Failure last;
    private int lives;

    /** @param last the step that failed */
    private record Failure(History history, int last, Throwable why) {}

    private Shrink(UseCases muster, long seed) {
        this.muster = muster;
        this.seed = seed;
    }

    /** Lives the history; throws with its seed and the shortest story that fails. */
    public static void live(UseCases muster, long seed, int acts) {
        History history = new History(muster, seed);
        try {
            history.live(acts, Set.of());
        } catch (Throwable t) {
            Shrink shrink = new Shrink(muster, seed);
            shrink.last = new Failure(history, history.step(), t);
            shrink.shorten();
            throw new AssertionError(
                    "-Dseed=%d -Dacts=%d fails at step %d: %s%nThe short story (%d steps left out):%n%s"
                            .formatted(
                                    seed,
                                    acts,
                                    history.step(),
                                    t.getMessage(),
                                    shrink.without.size(),
                                    shrink.last.history().story()),
                    shrink.last.why());
        }
    }

    private void shorten() {
        List<Integer> steps =
                new ArrayList<>(IntStream.range(0, last.last()).boxed().toList());
        for (int size = Math.max(1, steps.size() / 2); size >= 1 && lives < MOST_LIVES; size /= 2) {
            for (int from = steps.size() - size; from > -size && lives < MOST_LIVES; from -= size) {
                List<Integer> piece = steps.subList(Math.max(0, from), Math.min(steps.size(), from + size));
                if (fails(piece)) {
                    piece.clear();
                }
            }
        }
    }

    private boolean fails(List<Integer> piece) {
        lives++;
        Set<Integer> fewer = new TreeSet<>(without);
        fewer.addAll(piece);
        History history = new History(muster, seed);
        try {
            history.live(last.last() + 1, fewer);
            return false;
        } catch (Throwable t) {
            last = new Failure(history, last.last(), t);
            without.addAll(piece);
            return true;
        }
    }
}
