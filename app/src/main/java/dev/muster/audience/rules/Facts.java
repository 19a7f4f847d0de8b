package dev.muster.audience.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What audiences can ask about one person.
 *
 * @param values ids of the attribute values the person holds itself; inherited ones are in {@link Compiled}'s sets
 * @param groups groups the person is a member of now
 * @param managers the direct manager first, then theirs, up to the top; a cycle is walked once
 */
public record Facts(
        int personId,
        boolean deactivated,
        @Nullable LocalDate hiredOn,
        Set<Integer> values,
        Set<Integer> groups,
        List<Integer> managers) {
    public Facts {
        values = Set.copyOf(values);
        groups = Set.copyOf(groups);
        managers = List.copyOf(managers);
    }

    /** The same person with other attribute values (what-if). */
    public Facts withValues(Set<Integer> others) {
        return new Facts(personId, deactivated, hiredOn, others, groups, managers);
    }

    public Facts withGroups(Set<Integer> others) {
        return new Facts(personId, deactivated, hiredOn, values, others, managers);
    }

    public Facts withHiredOn(@Nullable LocalDate date) {
        return new Facts(personId, deactivated, date, values, groups, managers);
    }
}
