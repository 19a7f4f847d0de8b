package dev.muster.audience.groups;

import java.util.ArrayList;
import java.util.List;

/** News: people were added to a static group, or removed from it, by hand. Published in the transaction of the change. */
public record MembersChanged(int groupId, List<Integer> joined, List<Integer> left) {
    /** Up to so many follow in the act itself. */
    public static final int FEW = 20;

    public MembersChanged {
        joined = List.copyOf(joined);
        left = List.copyOf(left);
    }

    /** Joined or left. */
    public List<Integer> people() {
        List<Integer> all = new ArrayList<>(joined);
        all.addAll(left);
        return all;
    }
}
