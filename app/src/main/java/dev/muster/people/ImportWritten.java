package dev.muster.people;

import java.util.List;

/**
 * Asked when an import has been written and not yet committed: would it take training from too many? A listener that
 * knows refuses with {@code Conflict.brake} (behaviour 4), which undoes all of it.
 *
 * @param personIds everybody the import touched who was there before
 * @param activeBefore people who were not deactivated before it
 * @param confirm the number that the user confirmed; 0: none
 */
public record ImportWritten(List<Integer> personIds, int activeBefore, int confirm) {
    public ImportWritten {
        personIds = List.copyOf(personIds);
    }
}
