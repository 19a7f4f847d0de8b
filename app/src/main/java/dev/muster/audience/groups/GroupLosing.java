package dev.muster.audience.groups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asked before it happens: these people are about to leave the group by an edit. Published in its transaction; a listener
 * that knows what training they would lose refuses with {@code Conflict.brake}, which undoes all of it.
 *
 * @param confirm the number that the user confirmed
 */
public record GroupLosing(
        int groupId, List<Integer> personIds, @Nullable Integer confirm) {
    public GroupLosing {
        personIds = List.copyOf(personIds);
    }
}
