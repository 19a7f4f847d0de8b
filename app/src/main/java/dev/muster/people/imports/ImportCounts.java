package dev.muster.people.imports;

import java.util.List;
import java.util.Map;

/**
 * What an import does, in numbers. Each row that is taken counts once: as created, deactivated, reactivated, updated or unchanged.
 *
 * @param deactivated those missing from the file included, where they are deactivated
 * @param newStarters of the created
 * @param leavers deactivated, and created as somebody who has left
 * @param missing of the deactivated: those who are not in the file
 * @param unknownValues attribute to names that join its list
 */
public record ImportCounts(
        int rows,
        int created,
        int updated,
        int deactivated,
        int reactivated,
        int unchanged,
        int newStarters,
        int leavers,
        int missing,
        Map<String, List<String>> unknownValues) {}
