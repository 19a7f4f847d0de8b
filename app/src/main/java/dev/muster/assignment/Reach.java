package dev.muster.assignment;

import java.util.Collection;
import java.util.List;

/** What one run of the engine looks at. */
sealed interface Reach {
    /** Everything that these people should have by rules. */
    record OfPeople(List<Integer> ids) implements Reach {
        OfPeople(Collection<Integer> ids) {
            this(List.copyOf(ids));
        }
    }

    /** Everybody whom these rules give something, or gave. */
    record OfRules(List<Integer> ids) implements Reach {
        OfRules(Collection<Integer> ids) {
            this(List.copyOf(ids));
        }
    }

    List<Integer> ids();
}
