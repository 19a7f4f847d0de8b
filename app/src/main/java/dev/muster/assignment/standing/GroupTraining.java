package dev.muster.assignment.standing;

import dev.muster.assignment.DueFor;
import dev.muster.shared.DueRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The training that a group is to give.
 *
 * @param contentIds all of it
 * @param dues of some of it: when it is due; empty: as the content says. What is not in here stays as it is, and what is new
 *     is due as the content says
 * @param dueFor whom a changed date moves
 */
public record GroupTraining(List<Integer> contentIds, Map<Integer, Optional<DueRule>> dues, DueFor dueFor) {
    public GroupTraining {
        contentIds = List.copyOf(contentIds);
        dues = Map.copyOf(dues);
    }

    public static GroupTraining of(List<Integer> contentIds) {
        return new GroupTraining(contentIds, Map.of(), DueFor.NEW);
    }

    @Nullable DueRule due(int contentId) {
        return dues.getOrDefault(contentId, Optional.empty()).orElse(null);
    }
}
