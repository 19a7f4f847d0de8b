package dev.muster.assignment.bulk;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.ReassignRequest;
import dev.muster.assignment.byhand.Reminders.Pair;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An act on the training of many people, as a value: carried out at once, or kept in a job. JSON: {@link BulkActJson}. */
public sealed interface BulkAct {
    /** Done when the call returns up to so many people; beyond, a job. */
    int AT_ONCE = 1_000;

    List<Integer> contentIds();

    List<Integer> personIds();

    Remarks said();

    default boolean isLong() {
        return personIds().size() > AT_ONCE;
    }

    record Assign(AssignRequest request) implements BulkAct {
        @Override
        public List<Integer> contentIds() {
            return request.contentIds();
        }

        @Override
        public List<Integer> personIds() {
            return request.personIds();
        }

        @Override
        public Remarks said() {
            return request.remarks();
        }
    }

    record Remove(int contentId, List<Integer> personIds, Remarks said) implements BulkAct {
        public Remove {
            personIds = List.copyOf(personIds);
        }

        @Override
        public List<Integer> contentIds() {
            return List.of(contentId);
        }
    }

    /** @param dueOn null: back to the sources' dates */
    record Redate(
            int contentId,
            List<Integer> personIds,
            @Nullable LocalDate dueOn,
            Remarks said) implements BulkAct {
        public Redate {
            personIds = List.copyOf(personIds);
        }

        @Override
        public List<Integer> contentIds() {
            return List.of(contentId);
        }
    }

    record Reassign(ReassignRequest request) implements BulkAct {
        @Override
        public List<Integer> contentIds() {
            return List.of(request.contentId());
        }

        @Override
        public List<Integer> personIds() {
            return request.personIds();
        }

        @Override
        public Remarks said() {
            return request.said();
        }
    }

    /** @param pairs of any mix of courses */
    record Remind(List<Pair> pairs, Remarks said) implements BulkAct {
        public Remind {
            pairs = List.copyOf(pairs);
        }

        public Remind(int contentId, List<Integer> personIds, Remarks said) {
            this(personIds.stream().map(p -> new Pair(p, contentId)).toList(), said);
        }

        @Override
        public List<Integer> contentIds() {
            return pairs.stream().map(Pair::contentId).distinct().toList();
        }

        @Override
        public List<Integer> personIds() {
            return pairs.stream().map(Pair::personId).distinct().toList();
        }

        @Override
        public boolean isLong() {
            return pairs.size() > AT_ONCE;
        }
    }
}
