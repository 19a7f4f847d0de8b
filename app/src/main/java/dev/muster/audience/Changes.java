package dev.muster.audience;

import java.util.HashSet;
import java.util.Set;

/**
 * What bringing memberships up to date did.
 *
 * @param joined memberships that began; {@code left}: that ended
 * @param personIds the people concerned
 */
public record Changes(int joined, int left, Set<Integer> personIds) {
    static final Changes NONE = new Changes(0, 0, Set.of());

    public Changes {
        personIds = Set.copyOf(personIds);
    }

    public boolean any() {
        return joined + left > 0;
    }

    Changes and(Changes other) {
        Set<Integer> people = new HashSet<>(personIds);
        people.addAll(other.personIds);
        return new Changes(joined + other.joined, left + other.left, people);
    }
}
