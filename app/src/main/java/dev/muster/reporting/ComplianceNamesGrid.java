package dev.muster.reporting;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.Training;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.audience.PastDays;
import dev.muster.audience.Scopes;
import dev.muster.reporting.ComplianceGrid.Pair;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import dev.muster.work.Progress;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names behind each number of the compliance report. */
@Component
public class ComplianceNamesGrid {
    private static final int AT_A_TIME = 500;

    private final DSLContext db;
    private final Requirements requirements;
    private final ComplianceGrid grid;
    private final AssignmentsGrid assignments;
    private final Scopes scopes;

    private final PastDays days;
    private final PeopleInPieces pieces;

    ComplianceNamesGrid(
            DSLContext db,
            Requirements requirements,
            ComplianceGrid grid,
            AssignmentsGrid assignments,
            Scopes scopes,
            PastDays days,
            PeopleInPieces pieces) {
        this.pieces = pieces;
        this.scopes = scopes;
        this.days = days;
        this.db = db;
        this.requirements = requirements;
        this.grid = grid;
        this.assignments = assignments;
    }

    /**
     * Part of a report: all of it, a line, a column or a cell.
     *
     * @param key of a value in the report; null: all of the dimension
     */
    public record Part(Dimension dimension, @Nullable String key) {}

    /**
     * Which requirements are named.
     *
     * @param statuses what they count as
     * @param pastGrace of what is expired only that whose days of grace have passed
     */
    public record Which(List<Part> parts, Set<ComplianceStatus> statuses, boolean pastGrace) {
        public Which {
            parts = List.copyOf(parts);
            statuses = Set.copyOf(statuses);
        }

        public static Which of(List<Part> parts, Set<ComplianceStatus> statuses) {
            return new Which(parts, statuses, false);
        }
    }

    /**
     * @param place roles, then locations
     * @param training null: exempt, so there is no assignment
     * @param recordedLater whether it counts as completed by what was recorded only after the day of the report
     */
    public record Row(
            int personId,
            String name,
            List<String> place,
            int contentId,
            String title,
            ComplianceStatus status,
            @Nullable Training training,
            boolean recordedLater) {
        public Row {
            place = List.copyOf(place);
        }
    }

    /** By name, then content. The total is the number that the report shows. */
    public Page<Row> page(Actor actor, ComplianceFilter filter, Which which, Place place) {
        return days.read(actor, filter.day().day(), () -> shown(actor, filter, which, place));
    }

    private Page<Row> shown(Actor actor, ComplianceFilter filter, Which which, Place place) {
        Select<?> all = requirements.of(actor, filter);
        Condition where = in(which, actor);
        Page<Pair> found = grid.pairs(all, where, which.statuses(), place.cursor(), place.limit());
        return new Page<>(rows(found.items()), found.nextCursor(), grid.count(all, where, which.statuses()));
    }

    /**
     * All of them, for a file: what each counts as is of one moment.
     *
     * @return in pieces, each read when it is asked for
     * @throws TooLarge for more than is made while somebody waits
     */
    public Stream<Row> all(Actor actor, ComplianceFilter filter, Which which) {
        LocalDate day = filter.day().day();
        Page<Pair> found = days.read(
                actor,
                day,
                () -> grid.pairs(
                        requirements.of(actor, filter), in(which, actor), which.statuses(), null, TooLarge.ROWS));
        if (found.nextCursor() != null) {
            throw new TooLarge();
        }
        return found.items().stream()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .flatMap(some -> days.read(actor, day, () -> rows(some)).stream());
    }

    /** All of them, however many. */
    public Stream<Row> everybody(Actor actor, ComplianceFilter filter, Which which, Progress progress) {
        return pieces.each(
                actor,
                filter,
                progress,
                some -> rows(grid.pairs(
                                requirements.of(actor, filter, some),
                                in(which, actor),
                                which.statuses(),
                                null,
                                Integer.MAX_VALUE - 1)
                        .items()));
    }

    private Condition in(Which which, Actor actor) {
        Condition where = which.pastGrace() ? ComplianceGrid.isPastGrace() : trueCondition();
        for (Part part : which.parts()) {
            where = where.and(isIn(part, actor));
        }
        return where;
    }

    private Condition isIn(Part part, Actor actor) {
        String key = part.key();
        if (key == null) {
            return noCondition();
        }
        if (key.equals(Compliance.NONE)) {
            return ComplianceGrid.isUnder(part.dimension(), null);
        }
        if (key.equals(Compliance.OTHERS) && part.dimension() == Dimension.MANAGER) {
            return ComplianceGrid.isUnderOtherThan(
                    select(PERSON.ID).from(PERSON).where(scopes.condition(actor).or(PERSON.ID.eq(actor.personId()))));
        }
        try {
            int id = Integer.parseInt(key);
            if (part.dimension() == Dimension.MANAGER
                    && scopes.visibleNames(actor).of(id) == null) {
                return falseCondition();
            }
            return ComplianceGrid.isUnder(part.dimension(), id);
        } catch (NumberFormatException e) {
            throw new BadInput(part.dimension().word(), "There is no such value in this report.");
        }
    }

    /** Where a page begins, and how long it is. @param cursor null: the first page */
    public record Place(@Nullable String cursor, int limit) {}

    List<Row> rows(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        Map<List<Integer>, AssignmentsGrid.Row> had = new HashMap<>();
        assignments
                .ordered(
                        condition(
                                "({0}, {1}) in (select * from unnest({2}::int[], {3}::int[]))",
                                ASSIGNMENT.PERSON_ID,
                                ASSIGNMENT.CONTENT_ID,
                                val(pairs.stream().map(Pair::personId).toArray(Integer[]::new)),
                                val(pairs.stream().map(Pair::contentId).toArray(Integer[]::new))),
                        pairs.size())
                .forEach(r ->
                        had.put(List.of(r.personId(), r.training().content().id()), r));
        Map<Integer, String> titles = titles(pairs);
        Map<Integer, String> names = names(pairs);
        return pairs.stream()
                .map(p -> {
                    AssignmentsGrid.Row r = had.get(List.of(p.personId(), p.contentId()));
                    return new Row(
                            p.personId(),
                            Objects.requireNonNull(names.get(p.personId())),
                            r == null ? List.of() : r.place(),
                            p.contentId(),
                            Objects.requireNonNull(titles.get(p.contentId())),
                            p.status(),
                            r == null || p.status() == ComplianceStatus.EXEMPT ? null : r.training(),
                            p.recordedLater());
                })
                .toList();
    }

    private Map<Integer, String> titles(List<Pair> pairs) {
        return db.select(CONTENT.ID, CONTENT.TITLE)
                .from(CONTENT)
                .where(CONTENT.ID.in(
                        pairs.stream().map(Pair::contentId).distinct().toList()))
                .fetchMap(CONTENT.ID, CONTENT.TITLE);
    }

    private Map<Integer, String> names(List<Pair> pairs) {
        return db.select(PERSON.ID, PersonName.NAME)
                .from(PERSON)
                .where(PERSON.ID.in(
                        pairs.stream().map(Pair::personId).distinct().toList()))
                .fetchMap(r -> r.value1(), r -> r.value2());
    }
}
