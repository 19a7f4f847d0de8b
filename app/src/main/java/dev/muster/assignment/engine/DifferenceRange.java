package dev.muster.assignment.engine;

import java.util.Collection;
import java.util.List;

/** What one run of the engine looks at. */
public sealed interface DifferenceRange {
    /** Everything that these people should have by rules. */
    public record OfPeople(List<Integer> ids) implements DifferenceRange {
        public OfPeople(Collection<Integer> ids) {
            this(List.copyOf(ids));
        }
    }

    /** Everybody whom these rules give something, or gave. */
    public record OfRules(List<Integer> ids) implements DifferenceRange {
        public OfRules(Collection<Integer> ids) {
            this(List.copyOf(ids));
        }
    }

    List<Integer> ids();
}
