package dev.muster.audience.groups;

import java.util.HashSet;
import java.util.Set;

/**
 * What bringing memberships up to date did.
 *
 * @param joined memberships that began; {@code left}: that ended
 * @param personIds the people concerned
 */
public record MembershipChanges(int joined, int left, Set<Integer> personIds) {
    static final MembershipChanges NONE = new MembershipChanges(0, 0, Set.of());

    public MembershipChanges {
        personIds = Set.copyOf(personIds);
    }

    public boolean any() {
        return joined + left > 0;
    }

    MembershipChanges and(MembershipChanges other) {
        Set<Integer> people = new HashSet<>(personIds);
        people.addAll(other.personIds);
        return new MembershipChanges(joined + other.joined, left + other.left, people);
    }
}
