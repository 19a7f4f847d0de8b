package dev.muster.web.people;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.exemption.ExemptionGrid;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's current training as the profile shows it.
 *
 * @param parts the courses of each module, by module
 * @param credits where what is credited was completed, by course
 * @param today where the person is
 */
public record PersonTraining(
        int personId,
        List<Training> items,
        Map<Integer, List<TrainingPart>> parts,
        Map<Integer, TrainingPart.Credit> credits,
        List<ExemptionGrid.Row> exemptions,
        boolean mayAssign,
        boolean mayOpenGroups,
        LocalDate today) {
    public PersonTraining {
        items = List.copyOf(items);
        parts = Map.copyOf(parts);
        credits = Map.copyOf(credits);
        exemptions = List.copyOf(exemptions);
    }

    public List<TrainingPart> parts(Training t) {
        return parts.getOrDefault(t.content().id(), List.of());
    }

    public TrainingPart.@Nullable Credit credit(Training t) {
        return credits.get(t.content().id());
    }
}
