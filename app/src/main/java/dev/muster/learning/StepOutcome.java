package dev.muster.learning;

import java.io.Serializable;
import java.util.List;

/**
 * What completing a step came to.
 *
 * @param correct questions right; 0 for steps without questions
 * @param right per question; empty for steps without questions
 * @param passed the step is done
 * @param finished the course is completed
 */
public record StepOutcome(int correct, int of, List<Boolean> right, boolean passed, boolean finished)
        implements Serializable {
    public StepOutcome {
        right = List.copyOf(right);
    }
}
