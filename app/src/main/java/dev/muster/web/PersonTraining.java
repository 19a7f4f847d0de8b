package dev.muster.web;

import dev.muster.assignment.ExemptionGrid;
import dev.muster.assignment.Training;
import java.time.LocalDate;
import java.util.List;

/**
 * A person's current training as the profile shows it.
 *
 * @param today where the person is
 */
public record PersonTraining(
        int personId,
        List<Training> items,
        List<ExemptionGrid.Row> exemptions,
        boolean mayAssign,
        boolean mayOpenGroups,
        LocalDate today) {
    public PersonTraining {
        items = List.copyOf(items);
        exemptions = List.copyOf(exemptions);
    }
}
