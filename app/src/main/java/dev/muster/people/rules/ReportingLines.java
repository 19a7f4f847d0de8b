package dev.muster.people.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Who would report to whom after an import, for a million people in little memory; finds who closes circles. */
public final class ReportingLines {
    private int[] ids = new int[1024];
    private int[] lines = new int[1024];
    private int[] next = new int[1024];
    private int[] old = new int[1024];
    private int size;

    /**
     * @param id rising from call to call
     * @param line of the file; 0: not in it
     * @param wanted the manager in the file, by id; 0: none
     * @param now the manager there is
     */
    public void add(int id, int line, int wanted, int now) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
            old = Arrays.copyOf(old, 2 * size);
        }
        ids[size] = id;
        lines[size] = line;
        next[size] = wanted;
        old[size++] = now;
    }

    /**
     * Of each circle the first row of the file that would close it, its person keeping the manager there was, and so on
     * until what is left has no circle that was not there before.
     *
     * @return lines of the file
     */
    public List<Integer> closing() {
        List<Integer> refused = new ArrayList<>();
        List<Integer> first = circleClosers();
        while (!first.isEmpty()) {
            for (int at : first) {
                refused.add(lines[at]);
                next[at] = old[at];
                lines[at] = 0;
            }
            first = circleClosers();
        }
        return refused;
    }

    private List<Integer> circleClosers() {
        List<Integer> closers = new ArrayList<>();
        int[] walk = new int[size];
        for (int start = 0; start < size; start++) {
            int at = start;
            while (at >= 0 && walk[at] == 0) {
                walk[at] = start + 1;
                at = manager(at);
            }
            if (at >= 0 && walk[at] == start + 1) {
                circle(at)
                        .filter(i -> lines[i] > 0 && next[i] != old[i])
                        .boxed()
                        .min(Comparator.comparingInt(i -> lines[i]))
                        .ifPresent(closers::add);
            }
        }
        return closers;
    }

    private IntStream circle(int at) {
        IntStream.Builder circle = IntStream.builder();
        int i = at;
        do {
            circle.add(i);
            i = manager(i);
        } while (i != at);
        return circle.build();
    }

    private int manager(int at) {
        return next[at] == 0 ? -1 : Math.max(-1, Arrays.binarySearch(ids, 0, size, next[at]));
    }
}
