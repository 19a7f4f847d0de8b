package dev.muster.learning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with one step in one attempt.
 *
 * @param changedIn of the step as it was done; an older one is to do again
 * @param doneAt null: not done yet
 * @param answers the kept answers of a quiz, handed in or not; per question the chosen options
 * @param correct questions right when it was last handed in; null: never
 * @param tries how often it was handed in
 */
public record StepDone(
        int stepId,
        int changedIn,
        @Nullable Instant doneAt,
        List<List<Integer>> answers,
        @Nullable Integer correct,
        @Nullable Integer of,
        int tries) {
    public StepDone {
        answers = List.copyOf(answers);
    }
}
