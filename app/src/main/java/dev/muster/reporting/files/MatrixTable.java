package dev.muster.reporting.files;

import dev.muster.library.ContentRef;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.Matrices;
import dev.muster.reporting.Matrix;
import dev.muster.reporting.MatrixWords;
import dev.muster.shared.Actor;
import dev.muster.tables.Csv;
import dev.muster.tables.Table;
import dev.muster.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The matrix as a table: a line for each person, a column for each training. */
@Component
class MatrixTable {
    private final Matrices matrices;

    MatrixTable(Matrices matrices) {
        this.matrices = matrices;
    }

    /** @param large null: only what is made while somebody waits */
    Table of(Actor actor, ComplianceFilter filter, boolean onlyNotMet, @Nullable Progress large) {
        Matrix head = matrices.of(actor, filter, onlyNotMet, new Place(null, 1));
        List<String> header = new ArrayList<>(List.of("Person", "Role and location", "Not met"));
        head.contents().forEach(c -> header.add(c.title()));
        Stream<Matrix.Person> people = large == null
                ? matrices.all(actor, filter, onlyNotMet)
                : matrices.everybody(actor, filter, onlyNotMet, large);
        return new Table("matrix-" + head.asOf(), header, people.map(p -> cells(p, head.contents())));
    }

    private static @Nullable Object[] cells(Matrix.Person person, List<ContentRef> columns) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(person.name());
        cells.add(Csv.list(person.place()));
        cells.add(person.notMet());
        for (ContentRef c : columns) {
            Row cell = person.cells().get(c.id());
            cells.add(cell == null ? "" : MatrixWords.of(cell));
        }
        return cells.toArray();
    }
}
