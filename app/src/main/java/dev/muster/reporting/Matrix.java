package dev.muster.reporting;

import dev.muster.library.ContentRef;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.shared.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A team's people, each with what they must do: who has most not met first.
 *
 * @param contents the columns, by title
 * @param totals of each column over everybody, by the content's id
 */
public record Matrix(
        LocalDate asOf, List<ContentRef> contents, Page<Person> people, Map<Integer, Numbers> totals, Numbers total) {
    public Matrix {
        contents = List.copyOf(contents);
        totals = Map.copyOf(totals);
    }

    /** @param cells by the content's id; one that is missing: it is not required */
    public record Person(int id, String name, List<String> place, int notMet, Map<Integer, Row> cells) {
        public Person {
            place = List.copyOf(place);
            cells = Map.copyOf(cells);
        }
    }
}
