package dev.muster.audience.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who has to join and leave which dynamic group so that memberships are what the audiences say. */
public record MembershipDiff(List<Pair> join, List<Pair> leave) {
    public record Pair(int groupId, int personId) {}

    /**
     * @param groups the dynamic groups that can be evaluated; all others are left as they are
     * @param people with the groups they are in now
     */
    public static MembershipDiff of(Map<Integer, Compiled> groups, Collection<Facts> people, LocalDate today) {
        List<Pair> join = new ArrayList<>();
        List<Pair> leave = new ArrayList<>();
        for (Facts person : people) {
            groups.forEach((group, audience) -> {
                boolean is = person.groups().contains(group);
                if (Matching.matches(audience, person, today) != is) {
                    (is ? leave : join).add(new Pair(group, person.personId()));
                }
            });
        }
        return new MembershipDiff(List.copyOf(join), List.copyOf(leave));
    }

    public Set<Integer> personIds() {
        Set<Integer> ids = new TreeSet<>();
        join.forEach(p -> ids.add(p.personId()));
        leave.forEach(p -> ids.add(p.personId()));
        return ids;
    }
}
