package dev.muster.reporting;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.muster.library.ContentStatus;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Attribute;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts {@link Requirements}, and finds whom a number counts. */
@Component
class ComplianceGrid {
    private static final String COUNTS = Arrays.stream(ComplianceStatus.values())
            .map(s -> "count(*) filter (where r.status = '%s')".formatted(s))
            .collect(Collectors.joining(", "));
    private static final String SUMS = Arrays.stream(ComplianceStatus.values())
            .map(s -> "sum(n.n%d)::int".formatted(s.ordinal()))
            .collect(Collectors.joining(", "));
    private static final String NAMES =
            Arrays.stream(ComplianceStatus.values()).map(s -> "n" + s.ordinal()).collect(Collectors.joining(", "));

    private static final Keyset ORDER = Keyset.of(
            field("p.sort_name", SQLDataType.VARCHAR),
            field("r.person_id", SQLDataType.INTEGER),
            field("r.content_id", SQLDataType.INTEGER));

    private static final Keyset MOST_TO_DO = Keyset.of(
            field("n.minus_not_met", SQLDataType.INTEGER),
            field("p.sort_name", SQLDataType.VARCHAR),
            field("n.person_id", SQLDataType.INTEGER));
    private static final List<ComplianceStatus> NOT_MET = Arrays.stream(ComplianceStatus.values())
            .filter(s -> !s.isCompliant())
            .toList();

    private final DSLContext db;

    ComplianceGrid(DSLContext db) {
        this.db = db;
    }

    /** A number's place: the keys of both dimensions; null: whoever has no value there. */
    record Cell(@Nullable Integer by, @Nullable Integer and) {}

    /** One requirement behind a number. */
    record Pair(int personId, int contentId, ComplianceStatus status, boolean recordedLater, String sortName) {}

    /** @param dimensions none, one or two */
    Map<Cell, Numbers> counted(Select<?> requirements, List<Dimension> dimensions) {
        String by = dimensions.isEmpty() ? "0" : key(dimensions.getFirst(), "d1");
        String and = dimensions.size() < 2 ? "0" : key(dimensions.get(1), "d2");
        String joins = (dimensions.isEmpty() ? "" : join(dimensions.getFirst(), "d1"))
                + (dimensions.size() < 2 ? "" : join(dimensions.get(1), "d2"));
        Map<Cell, Numbers> numbers = new HashMap<>();
        db.resultQuery("""
            with r as ({0})
            select n.k1, n.k2, count(*)::int, sum(n.past_grace)::int, %s
            from (select %s, %s, r.person_id, count(*) filter (where {1}), %s from r %s group by 1, 2, 3)
              as n (k1, k2, person_id, past_grace, %s)
            group by 1, 2""".formatted(SUMS, by, and, COUNTS, joins, NAMES), requirements, isPastGrace())
                .forEach(r -> numbers.put(new Cell(r.get(0, Integer.class), r.get(1, Integer.class)), numbers(r)));
        return numbers;
    }

    private static Numbers numbers(Record r) {
        Map<ComplianceStatus, Integer> of = new EnumMap<>(ComplianceStatus.class);
        for (ComplianceStatus s : ComplianceStatus.values()) {
            of.put(s, r.get(4 + s.ordinal(), int.class));
        }
        return new Numbers(r.get(2, int.class), of, r.get(3, int.class));
    }

    /** By name, then content. @param where over {@code r} */
    Page<Pair> pairs(
            Select<?> requirements,
            Condition where,
            Collection<ComplianceStatus> statuses,
            @Nullable String cursor,
            int limit) {
        List<Pair> rows = db.resultQuery(
                        """
            with r as ({0})
            select r.person_id, r.content_id, r.status, r.recorded_later, p.sort_name
            from r join person p on p.id = r.person_id
            where {1} and r.status = any({2}) and {3}
            order by p.sort_name, r.person_id, r.content_id limit {4}""", requirements, where, val(names(statuses)), ORDER.after(cursor), val(limit + 1))
                .fetch(r -> new Pair(
                        r.get(0, int.class),
                        r.get(1, int.class),
                        ComplianceStatus.valueOf(r.get(2, String.class)),
                        r.get(3, boolean.class),
                        r.get(4, String.class)));
        return ORDER.page(rows, limit, p -> new Object[] {p.sortName(), p.personId(), p.contentId()});
    }

    /** Somebody in the matrix. @param notMet how many of their requirements are expired or overdue */
    record Somebody(int personId, String name, String sortName, int notMet) {}

    /** Whoever has a requirement, most not met first, then by name. @param onlyNotMet only who has something not met */
    Page<Somebody> people(Select<?> requirements, boolean onlyNotMet, @Nullable String cursor, int limit) {
        List<Somebody> rows = db.resultQuery(
                        """
            with r as ({0}),
            n as (select r.person_id, -count(*) filter (where r.status = any({1}))::int as minus_not_met from r group by 1)
            select n.person_id, %s, p.sort_name, -n.minus_not_met
            from n join person p on p.id = n.person_id
            where (n.minus_not_met < 0 or not {2}) and {3}
            order by n.minus_not_met, p.sort_name, n.person_id limit {4}""".formatted(PersonName.sql("p")),
                        requirements,
                        val(names(NOT_MET)),
                        val(onlyNotMet),
                        MOST_TO_DO.after(cursor),
                        val(limit + 1))
                .fetch(r -> new Somebody(
                        r.get(0, int.class), r.get(1, String.class), r.get(2, String.class), r.get(3, int.class)));
        return MOST_TO_DO.page(rows, limit, p -> new Object[] {-p.notMet(), p.sortName(), p.personId()});
    }

    /** What these people must do. */
    List<Pair> pairs(Select<?> requirements, Collection<Integer> personIds) {
        return pairs(
                        requirements,
                        condition("r.person_id = any({0})", val(personIds.toArray(Integer[]::new))),
                        List.of(ComplianceStatus.values()),
                        null,
                        Integer.MAX_VALUE - 1)
                .items();
    }

    /** Active content that anybody must do: found without counting. */
    List<Integer> requiredContents() {
        return db.select(CONTENT.ID)
                .from(CONTENT)
                .where(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .and(exists(selectOne()
                        .from(ASSIGNMENT)
                        .where(ASSIGNMENT.CONTENT_ID.eq(CONTENT.ID), ASSIGNMENT.REQUIRED.isTrue())))
                .fetch(CONTENT.ID);
    }

    int count(Select<?> requirements, Condition where, Collection<ComplianceStatus> statuses) {
        return db.resultQuery(
                        "with r as ({0}) select count(*)::int from r where {1} and r.status = any({2})",
                        requirements, where, val(names(statuses)))
                .fetchSingle()
                .get(0, int.class);
    }

    private static String[] names(Collection<ComplianceStatus> statuses) {
        return statuses.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Whether a requirement {@code r} is expired, and its days of grace have passed. */
    static Condition isPastGrace() {
        return condition("r.past_grace and r.status = {0}", inline(ComplianceStatus.EXPIRED.name()));
    }

    /** Whether a requirement {@code r} is counted under this value. @param key null: under none */
    static Condition isUnder(Dimension dimension, @Nullable Integer key) {
        return switch (dimension) {
            case CONTENT -> condition("r.content_id = {0}", val(key, Integer.class));
            case MANAGER -> condition("r.manager_id is not distinct from {0}", val(key, Integer.class));
            case LOCATION, DEPARTMENT, ROLE, BRAND, FRANCHISE, REGION -> {
                String held = held(dimension.attribute().orElseThrow());
                yield key == null
                        ? condition("not exists (select from (" + held + ") h where h.person_id = r.person_id)")
                        : condition(
                                "exists (select from (" + held
                                        + ") h where h.person_id = r.person_id and h.value_id = {0})",
                                val(key));
            }
        };
    }

    /** Whether a requirement {@code r} is of somebody whose manager is none of these. @param people a query of ids */
    static Condition isUnderOtherThan(Select<?> people) {
        return condition("r.manager_id is not null and r.manager_id not in ({0})", people);
    }

    private static String key(Dimension dimension, String alias) {
        return switch (dimension) {
            case CONTENT -> "r.content_id";
            case MANAGER -> "r.manager_id";
            case LOCATION, DEPARTMENT, ROLE, BRAND, FRANCHISE, REGION -> alias + ".value_id";
        };
    }

    private static String join(Dimension dimension, String alias) {
        return dimension
                .attribute()
                .map(a -> " left join (%s) %s on %2$s.person_id = r.person_id".formatted(held(a), alias))
                .orElse("");
    }

    /** (person_id, value_id): the values of an attribute that people hold, their own and those of their locations. */
    private static String held(Attribute attribute) {
        String own = """
            select h.person_id, h.value_id from person_value h join attribute_value v on v.id = h.value_id
            where v.attribute = '%s'""".formatted(attribute.word());
        return switch (attribute) {
            case REGION, BRAND, FRANCHISE -> own + """
                 union
                select h.person_id, l.%1$s_id from person_value h join attribute_value l on l.id = h.value_id
                where l.attribute = 'location' and l.%1$s_id is not null""".formatted(attribute.word());
            case LOCATION, ROLE, DEPARTMENT -> own;
        };
    }
}
