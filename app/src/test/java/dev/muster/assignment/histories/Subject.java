package dev.muster.assignment.histories;

import dev.muster.shared.DueRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A content. */
final class Subject {
    static final int RENEWAL_WINDOW_DAYS = 30;

    final int id;
    final List<Integer> steps;
    final @Nullable Integer validMonths;

    @Nullable DueRule due;

    Picked visible = Picked.EVERYBODY;
    boolean active = true;

    Subject(int id, List<Integer> steps, @Nullable DueRule due, @Nullable Integer validMonths) {
        this.id = id;
        this.steps = steps;
        this.due = due;
        this.validMonths = validMonths;
    }
}
