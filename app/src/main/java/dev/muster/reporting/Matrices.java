package dev.muster.reporting;

import dev.muster.audience.PastDays;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.reporting.ComplianceGrid.Cell;
import dev.muster.reporting.ComplianceGrid.Somebody;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import dev.muster.work.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jooq.Select;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The matrix: what is each member of a team missing on a day? */
@Component
public class Matrices {
    /** The most people of a file that is made at once. */
    public static final int MOST = 2_000;

    private static final int AT_A_TIME = 200;

    private final Requirements requirements;
    private final ComplianceGrid grid;
    private final ComplianceNamesGrid names;
    private final ContentRefs contents;

    private final PastDays days;
    private final PeopleInPieces pieces;

    Matrices(
            Requirements requirements,
            ComplianceGrid grid,
            ComplianceNamesGrid names,
            ContentRefs contents,
            PastDays days,
            PeopleInPieces pieces) {
        this.pieces = pieces;
        this.days = days;
        this.requirements = requirements;
        this.grid = grid;
        this.names = names;
        this.contents = contents;
    }

    /** @param onlyNotMet only people who have something expired or overdue */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Matrix of(Actor actor, ComplianceFilter filter, boolean onlyNotMet, Place place) {
        return days.read(actor, filter.day().day(), () -> shown(actor, filter, onlyNotMet, place));
    }

    private Matrix shown(Actor actor, ComplianceFilter filter, boolean onlyNotMet, Place place) {
        Select<?> all = requirements.of(actor, filter);
        Page<Somebody> people = grid.people(all, onlyNotMet, place.cursor(), place.limit());
        Map<Integer, Map<Integer, Row>> cells = cells(all, people.items());
        Map<Integer, Numbers> totals = new HashMap<>();
        grid.counted(all, List.of(Dimension.CONTENT))
                .forEach((cell, numbers) -> totals.put(Objects.requireNonNull(cell.by()), numbers));
        return new Matrix(
                requirements.today(),
                contents.of(actor, totals.keySet()).values().stream()
                        .sorted(Comparator.comparing(ContentRef::title).thenComparing(ContentRef::id))
                        .toList(),
                people.map(p -> person(p, cells.getOrDefault(p.personId(), Map.of()))),
                totals,
                grid.counted(all, List.of()).getOrDefault(new Cell(0, 0), Numbers.NONE));
    }

    /**
     * Everybody, for a file: the order is of one moment.
     *
     * @return in pieces, each read when it is asked for
     * @throws TooLarge for more people than are written while somebody waits
     */
    public Stream<Matrix.Person> all(Actor actor, ComplianceFilter filter, boolean onlyNotMet) {
        LocalDate day = filter.day().day();
        Page<Somebody> people =
                days.read(actor, day, () -> grid.people(requirements.of(actor, filter), onlyNotMet, null, MOST));
        if (people.nextCursor() != null) {
            throw new TooLarge();
        }
        return people.items().stream()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .flatMap(some -> days.read(actor, day, () -> people(requirements.of(actor, filter), some)).stream());
    }

    /** Everybody by name, however many. */
    public Stream<Matrix.Person> everybody(
            Actor actor, ComplianceFilter filter, boolean onlyNotMet, Progress progress) {
        return pieces.each(actor, filter, progress, some -> {
            Select<?> all = requirements.of(actor, filter, some);
            List<Somebody> found = new ArrayList<>(
                    grid.people(all, onlyNotMet, null, some.size()).items());
            Map<Integer, Integer> order = new HashMap<>();
            some.forEach(id -> order.put(id, order.size()));
            found.sort(Comparator.comparing(p -> order.get(p.personId())));
            return people(all, found);
        });
    }

    private List<Matrix.Person> people(Select<?> all, List<Somebody> some) {
        Map<Integer, Map<Integer, Row>> cells = cells(all, some);
        return some.stream()
                .map(p -> person(p, cells.getOrDefault(p.personId(), Map.of())))
                .toList();
    }

    private Map<Integer, Map<Integer, Row>> cells(Select<?> all, List<Somebody> people) {
        Map<Integer, Map<Integer, Row>> cells = new HashMap<>();
        names.rows(grid.pairs(all, people.stream().map(Somebody::personId).toList()))
                .forEach(r -> cells.computeIfAbsent(r.personId(), p -> new HashMap<>())
                        .put(r.contentId(), r));
        return cells;
    }

    private static Matrix.Person person(Somebody p, Map<Integer, Row> cells) {
        List<String> place = cells.values().stream()
                .map(Row::place)
                .filter(at -> !at.isEmpty())
                .findFirst()
                .orElse(List.of());
        return new Matrix.Person(p.personId(), p.name(), place, p.notMet(), cells);
    }
}
