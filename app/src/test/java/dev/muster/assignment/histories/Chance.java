package dev.muster.assignment.histories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** The dice of one step of a history: the same whatever the other steps are. */
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed, int step) {
        random = new SplittableRandom(seed * 1_000_003 + step);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    public <T> T any(Collection<T> all) {
        return List.copyOf(all).get(below(all.size()));
    }

    /** Different ones, none to {@code most}. */
    public <T> List<T> some(Collection<T> all, int most) {
        List<T> out = new ArrayList<>();
        for (int n = below(most + 1); n > 0; n--) {
            T one = any(all);
            if (!out.contains(one)) {
                out.add(one);
            }
        }
        return out;
    }

    public <T> List<T> shuffled(Collection<T> all) {
        List<T> out = new ArrayList<>(all);
        Collections.shuffle(out, new Random(random.nextLong()));
        return out;
    }
}
