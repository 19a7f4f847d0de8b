package dev.muster.assignment.byhand;

import dev.muster.assignment.Again;
import dev.muster.assignment.Remarks;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reassigning asks for.
 *
 * @param dueOn of the retake, set on the assignment; null: none, and old dates that have passed are lifted
 */
public record ReassignRequest(
        int contentId,
        List<Integer> personIds,
        Again again,
        @Nullable LocalDate dueOn,
        Remarks said) {
    public ReassignRequest {
        personIds = List.copyOf(personIds);
    }
}
