package dev.muster.learning;

import dev.muster.learning.rules.CourseProgress;
import dev.muster.library.Step;
import dev.muster.library.versions.CourseVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attempt with the text it runs through.
 *
 * @param open false: it was completed; then {@code text} is the version it was completed on
 * @param done what was done, by step
 */
public record CourseRun(
        long attemptId,
        boolean open,
        Instant startedAt,
        CourseVersion text,
        Map<Integer, StepDone> done,
        CourseProgress progress) {
    public CourseRun {
        done = Map.copyOf(done);
    }

    /** Percent of the needed steps that are done. */
    public int percent() {
        return progress.percent();
    }

    /** The step to go on with; null: nothing is left. */
    public @Nullable Integer resume() {
        return progress.resume();
    }

    /** Nothing needed is left to do. */
    public boolean nothingLeft() {
        return progress.nothingLeft();
    }

    public Optional<StepDone> done(int stepId) {
        return Optional.ofNullable(done.get(stepId));
    }

    public boolean isDone(Step step) {
        return progress.done().contains(step.id());
    }

    /** The quiz answers to show in the form: those kept for the step as it is now. */
    public @Nullable StepDone kept(Step step) {
        StepDone d = done.get(step.id());
        return d != null && d.changedIn() >= step.changedIn() ? d : null;
    }
}
