package dev.muster.shared;

import java.util.Collection;
import java.util.List;

/**
 * News: facts of these people changed (attributes, status, hire date, manager, memberships). Published once per batch,
 * inside the transaction of the change; listeners only mark them as due for reassessment.
 */
public record PeopleChanged(List<Integer> personIds) {
    public PeopleChanged(Collection<Integer> personIds) {
        this(List.copyOf(personIds));
    }

    public PeopleChanged {
        personIds = List.copyOf(personIds);
    }
}
