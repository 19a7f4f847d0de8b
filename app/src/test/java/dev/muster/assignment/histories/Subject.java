package dev.muster.assignment.histories;

import dev.muster.shared.DueRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A module: its steps are the ids of its courses. */
    final boolean module;

    /** By step, where a minor publish added it. */
    final Map<Integer, Instant> optionalBefore = new HashMap<>();

    final Map<Integer, Integer> changedIn = new HashMap<>();

    Subject(int id, List<Integer> steps, @Nullable DueRule due, @Nullable Integer validMonths, boolean module) {
        this.module = module;
        this.id = id;
        this.steps = steps;
        this.due = due;
        this.validMonths = validMonths;
    }

    /** Of those steps the ones that an attempt begun then has to do; null: all of them. */
    List<Integer> needed(@Nullable Instant began) {
        return steps.stream()
                .filter(s -> began == null || !optionalBefore.containsKey(s) || !began.isBefore(optionalBefore.get(s)))
                .toList();
    }
}
