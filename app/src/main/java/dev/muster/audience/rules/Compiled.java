package dev.muster.audience.rules;

import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An audience whose names have become ids: the form both evaluators read.
 *
 * @param source what it was compiled from; {@code all} has one test per clause, in its order
 */
public record Compiled(Audience source, List<Test> all) {
    public static final Compiled EVERYBODY = new Compiled(Audience.EVERYBODY, List.of());

    public Compiled {
        all = List.copyOf(all);
    }

    public sealed interface Test {}

    /**
     * Holds (or not) one of these values: the named ones, departments with all below, regions, brands and franchises with
     * the locations that belong to them. Names nobody has are not in it; empty: nobody holds one.
     */
    public record HoldsAny(Set<Integer> valueIds, boolean negated) implements Test {
        public HoldsAny {
            valueIds = Set.copyOf(valueIds);
        }
    }

    public record InGroup(int groupId, boolean negated) implements Test {}

    public record OneOf(Set<Integer> personIds) implements Test {
        public OneOf {
            personIds = Set.copyOf(personIds);
        }
    }

    public record ReportsTo(int personId, boolean deep) implements Test {}

    /** Both ends inclusive. */
    public record HiredBetween(
            @Nullable LocalDate from, @Nullable LocalDate to) implements Test {}

    /** From {@code days} days ago to today, both inclusive: later hire dates don't match yet. */
    public record HiredWithin(int days) implements Test {}

    /** True if who matches changes by the calendar alone. */
    public boolean dated() {
        return all.stream().anyMatch(HiredWithin.class::isInstance);
    }

    /** True if manager chains are needed to evaluate it. */
    public boolean asksForManagers() {
        return all.stream().anyMatch(ReportsTo.class::isInstance);
    }
}
