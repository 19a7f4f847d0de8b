package dev.muster.people.imports;

import dev.muster.people.rules.HrPerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an HR file beside who is meant by it.
 *
 * @param valueIds of all mapped attributes; negative where a value is new to the lists
 * @param id of the person, negative for a new one that has none yet
 * @param managerId likewise
 * @param before null: nobody yet
 */
record ImportRow(
        HrPerson row,
        List<Integer> valueIds,
        int id,
        @Nullable Integer managerId,
        @Nullable KnownPerson before) {}
