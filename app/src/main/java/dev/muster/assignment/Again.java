package dev.muster.assignment;

import dev.muster.assignment.rules.Reassigning.Retake;
import java.util.List;

/**
 * What people who have something already are to take again.
 *
 * @param only courses or steps of it; empty: the whole
 * @param completedRetake what who completed it takes again where {@code only} names some
 * @param oldCompletionCounts until the due date, where one is given
 */
public record Again(List<Integer> only, Retake completedRetake, boolean oldCompletionCounts) {
    public static final Again WHOLE = new Again(List.of(), Retake.ALL, true);

    public Again {
        only = List.copyOf(only);
    }
}
