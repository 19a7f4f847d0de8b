package dev.muster.web.overview;

import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.notification.InPersonGrid;
import dev.muster.reporting.TrainingList;
import java.time.LocalDate;
import java.util.List;

/**
 * The five numbers, and the list of the one that is chosen.
 *
 * @param rows the most urgent of what is chosen
 * @param told where people to tell are chosen: the first of them
 */
public record AttentionToday(
        List<Tile> tiles,
        Attention chosen,
        List<AssignmentsGrid.Row> rows,
        List<InPersonGrid.Who> told,
        LocalDate today) {
    public AttentionToday {
        tiles = List.copyOf(tiles);
        rows = List.copyOf(rows);
        told = List.copyOf(told);
    }

    /** @param note what the number counts */
    public record Tile(Attention what, int count, String note) {
        /** The number; it is not counted beyond what a list holds. */
        public String shown() {
            return "%,d%s".formatted(count, count >= TrainingList.MOST ? "+" : "");
        }
    }

    /** All of what is chosen. */
    public Tile tile() {
        return tiles.get(chosen.ordinal());
    }
}
