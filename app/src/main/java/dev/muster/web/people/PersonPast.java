package dev.muster.web.people;

import dev.muster.assignment.lists.RemovedGrid;
import dev.muster.learning.Completion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The newest of what a person completed and of what was taken away, for the profile.
 *
 * @param more how much else the whole history holds
 */
public record PersonPast(
        List<Completion> completions, List<RemovedGrid.Row> removals, int more, LocalDate today, ZoneId zone) {
    private static final int COMPLETIONS = 8;
    private static final int REMOVALS = 3;

    public PersonPast {
        completions = List.copyOf(completions);
        removals = List.copyOf(removals);
    }

    static PersonPast newest(
            List<Completion> completions, List<RemovedGrid.Row> removals, LocalDate today, ZoneId zone) {
        List<Completion> done = completions.subList(0, Math.min(COMPLETIONS, completions.size()));
        List<RemovedGrid.Row> gone = removals.subList(0, Math.min(REMOVALS, removals.size()));
        int more = completions.size() + removals.size() - done.size() - gone.size();
        return new PersonPast(done, gone, more, today, zone);
    }
}
