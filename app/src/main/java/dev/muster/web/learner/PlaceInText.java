package dev.muster.web.learner;

import dev.muster.learning.CourseRun;
import dev.muster.library.Step;
import dev.muster.library.versions.CourseVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a learner stands in a text: for the bar of segments and the ways on and back. */
public record PlaceInText(CourseVersion text, @Nullable CourseRun run) {
    public List<Step> steps() {
        return text.steps();
    }

    public boolean isDone(Step step) {
        return run != null && run.isDone(step);
    }

    public int done() {
        return (int) steps().stream().filter(this::isDone).count();
    }

    /** 1-based. */
    public int number(Step step) {
        return steps().indexOf(step) + 1;
    }

    public @Nullable Step before(Step step) {
        int i = steps().indexOf(step);
        return i > 0 ? steps().get(i - 1) : null;
    }

    public @Nullable Step after(Step step) {
        int i = steps().indexOf(step);
        return i >= 0 && i + 1 < steps().size() ? steps().get(i + 1) : null;
    }

    /** The step to go on with; null: nothing is left. Before the beginning it is the first. */
    public @Nullable Step resume() {
        if (run == null) {
            return steps().isEmpty() ? null : steps().getFirst();
        }
        Integer id = run.resume();
        return id == null ? null : text.step(id).orElse(null);
    }

    /** Those that are still to do. */
    public List<Step> left() {
        return steps().stream().filter(s -> !isDone(s)).toList();
    }
}
