package dev.muster.learning.rules;

import dev.muster.learning.StepDone;
import dev.muster.library.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt has come through a text.
 *
 * @param done steps that count as done: done since they last changed
 * @param toDo needed steps that are left, in order
 * @param percent of the needed steps that are done, rounded down
 * @param resume the step to go on with; null: nothing is left
 */
public record CourseProgress(
        Set<Integer> done,
        List<Integer> toDo,
        int percent,
        @Nullable Integer resume) {
    public CourseProgress {
        done = Set.copyOf(done);
        toDo = List.copyOf(toDo);
    }

    /** Nothing needed is left. Whether the attempt ends is another matter: a publish never completes for anybody. */
    public boolean nothingLeft() {
        return toDo.isEmpty();
    }

    /**
     * @param steps the newest version's, in order
     * @param progress by step; steps that are gone are passed over
     * @param current where the person was last; null: nowhere yet
     */
    public static CourseProgress of(
            List<Step> steps, Map<Integer, StepDone> progress, Instant began, @Nullable Integer current) {
        Set<Integer> done = new HashSet<>();
        List<Integer> toDo = new ArrayList<>();
        int needed = 0;
        for (Step step : steps) {
            boolean isDone = isDone(step, progress.get(step.id()));
            boolean isNeeded = step.neededBy(began);
            needed += isNeeded ? 1 : 0;
            if (isDone) {
                done.add(step.id());
            } else if (isNeeded) {
                toDo.add(step.id());
            }
        }
        int percent = needed == 0 ? 0 : (needed - toDo.size()) * 100 / needed;
        return new CourseProgress(done, toDo, percent, resume(steps, done, toDo, current));
    }

    public static boolean isDone(Step step, @Nullable StepDone progress) {
        return progress != null && progress.doneAt() != null && progress.changedIn() >= step.changedIn();
    }

    /** The step they were at, if it is open; else the next open one after it; else the first open one. */
    private static @Nullable Integer resume(
            List<Step> steps, Set<Integer> done, List<Integer> toDo, @Nullable Integer current) {
        if (toDo.isEmpty()) {
            return null;
        }
        boolean passed = false;
        for (Step step : steps) {
            passed |= current != null && step.id() == current;
            boolean here = current != null && step.id() == current && !done.contains(step.id());
            if (here || passed && toDo.contains(step.id())) {
                return step.id();
            }
        }
        return toDo.getFirst();
    }
}
