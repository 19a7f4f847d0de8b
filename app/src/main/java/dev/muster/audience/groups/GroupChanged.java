package dev.muster.audience.groups;

import java.util.List;

/**
 * News: the group was edited as a whole (its audience saved, or it was deleted). Published in the transaction of the
 * change, after its members were brought up to date; who joined or left is told by {@code PeopleChanged}, too.
 *
 * @param personIds who joined or left by the edit
 */
public record GroupChanged(int groupId, List<Integer> personIds) {
    public GroupChanged {
        personIds = List.copyOf(personIds);
    }
}
