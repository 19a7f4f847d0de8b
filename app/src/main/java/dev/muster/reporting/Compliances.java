package dev.muster.reporting;

import dev.muster.audience.PastDays;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.reporting.Compliance.Line;
import dev.muster.reporting.Compliance.Value;
import dev.muster.reporting.ComplianceGrid.Cell;
import dev.muster.reporting.DimensionLabelStore.Labels;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The compliance report: how many requirements are met on a day, and where not. */
@Component
public class Compliances {
    private final Requirements requirements;
    private final ComplianceGrid grid;
    private final DimensionLabelStore labels;
    private final ContentRefs contents;

    private final PastDays days;

    Compliances(
            Requirements requirements,
            ComplianceGrid grid,
            DimensionLabelStore labels,
            ContentRefs contents,
            PastDays days) {
        this.days = days;
        this.contents = contents;
        this.requirements = requirements;
        this.grid = grid;
        this.labels = labels;
    }

    /** What the actor may see, counted; the lines with the lowest share first, the columns by name. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Compliance report(Actor actor, ComplianceFilter filter, Dimension by, @Nullable Dimension and) {
        return days.read(actor, filter.day().day(), () -> counted(actor, filter, by, and));
    }

    /** What the actor may see, in one sum. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Numbers total(Actor actor, ComplianceFilter filter) {
        return days.read(actor, filter.day().day(), () -> total(requirements.of(actor, filter)));
    }

    /** @throws dev.muster.shared.BadInput where the filter names what there is not, or a day to come */
    @Transactional(readOnly = true)
    public void check(Actor actor, ComplianceFilter filter) {
        days.read(actor, filter.day().day(), () -> requirements.people(actor, filter));
    }

    private Compliance counted(Actor actor, ComplianceFilter filter, Dimension by, @Nullable Dimension and) {
        Select<?> all = requirements.of(actor, filter);
        Map<Value, Numbers> lines = named(actor, by, grid.counted(all, List.of(by)));
        Map<Value, Numbers> columns = and == null ? Map.of() : named(actor, and, grid.counted(all, List.of(and)));
        Map<String, Map<String, Numbers>> cells =
                and == null ? Map.of() : cells(actor, by, and, grid.counted(all, List.of(by, and)));
        Numbers total = total(all);
        List<Line> ordered = new ArrayList<>();
        lines.forEach(
                (value, numbers) -> ordered.add(new Line(value, numbers, cells.getOrDefault(value.key(), Map.of()))));
        ordered.sort(Comparator.<Line>comparingDouble(l -> l.all().required() == 0
                        ? 1
                        : (double) l.all().compliant() / l.all().required())
                .thenComparing(l -> l.value().label()));
        Map<String, Numbers> totals = new HashMap<>();
        columns.forEach((value, numbers) -> totals.put(value.key(), numbers));
        return new Compliance(
                requirements.today(),
                by,
                and,
                ordered,
                columns.keySet().stream()
                        .sorted(Comparator.comparing(Value::label))
                        .toList(),
                totals,
                total);
    }

    private Numbers total(Select<?> all) {
        return grid.counted(all, List.of()).getOrDefault(new Cell(0, 0), Numbers.NONE);
    }

    /** Active content that somebody must do, by title. */
    public List<ContentRef> contents(Actor actor) {
        return contents.of(actor, grid.requiredContents()).values().stream()
                .sorted(Comparator.comparing(ContentRef::title).thenComparing(ContentRef::id))
                .toList();
    }

    private Map<Value, Numbers> named(Actor actor, Dimension dimension, Map<Cell, Numbers> counted) {
        Labels values = labels(actor, dimension, counted, Cell::by);
        Map<Value, Numbers> named = new LinkedHashMap<>();
        counted.forEach((cell, numbers) -> named.merge(values.of(cell.by()), numbers, Numbers::plus));
        return named;
    }

    private Labels labels(
            Actor actor, Dimension dimension, Map<Cell, Numbers> counted, Function<Cell, @Nullable Integer> key) {
        Set<Integer> keys = new TreeSet<>();
        for (Cell cell : counted.keySet()) {
            Integer id = key.apply(cell);
            if (id != null) {
                keys.add(id);
            }
        }
        return labels.of(actor, dimension, keys);
    }

    private Map<String, Map<String, Numbers>> cells(
            Actor actor, Dimension by, Dimension and, Map<Cell, Numbers> counted) {
        Labels lines = labels(actor, by, counted, Cell::by);
        Labels columns = labels(actor, and, counted, Cell::and);
        Map<String, Map<String, Numbers>> cells = new HashMap<>();
        counted.forEach(
                (cell, numbers) -> cells.computeIfAbsent(lines.of(cell.by()).key(), k -> new HashMap<>())
                        .merge(columns.of(cell.and()).key(), numbers, Numbers::plus));
        return cells;
    }
}
