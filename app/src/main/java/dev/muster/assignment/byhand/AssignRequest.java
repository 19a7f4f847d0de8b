package dev.muster.assignment.byhand;

import dev.muster.assignment.Again;
import dev.muster.assignment.Remarks;
import dev.muster.shared.DueRule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What "+ Assign" and "Assign Training" ask for.
 *
 * @param dueOn a fixed date of the Individual source; not past
 * @param due a due rule instead of a date, counted from today for each person
 * @param note why; shown to administrators only
 * @param message shown to the learner
 * @param silent true: nothing is sent
 * @param again what those take again who have it already; null: nothing
 */
public record AssignRequest(
        List<Integer> contentIds,
        List<Integer> personIds,
        @Nullable LocalDate dueOn,
        @Nullable DueRule due,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        boolean silent,
        @Nullable Again again) {
    public AssignRequest {
        contentIds = List.copyOf(contentIds);
        personIds = List.copyOf(personIds);
    }

    public AssignRequest(
            List<Integer> contentIds,
            List<Integer> personIds,
            @Nullable LocalDate dueOn,
            @Nullable DueRule due,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            boolean silent) {
        this(contentIds, personIds, dueOn, due, note, approvedBy, message, silent, null);
    }

    public AssignRequest(
            List<Integer> contentIds,
            List<Integer> personIds,
            @Nullable LocalDate dueOn,
            @Nullable DueRule due,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message) {
        this(contentIds, personIds, dueOn, due, note, approvedBy, message, false);
    }

    public AssignRequest again(@Nullable Again what) {
        return new AssignRequest(contentIds, personIds, dueOn, due, note, approvedBy, message, silent, what);
    }

    public Remarks remarks() {
        return new Remarks(note, approvedBy, message, silent);
    }
}
