package dev.muster.people.values;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.people.PersonStatus;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.people.Values.Value;
import dev.muster.shared.Attribute;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.shared.SqlKeys;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of values of an attribute, with how many people hold each. */
@Component
public class ValueGrid {
    private static final Keyset BY_NAME = Keyset.of(ATTRIBUTE_VALUE.NAME, ATTRIBUTE_VALUE.ID);

    private final DSLContext db;
    private final ValueLists lists;

    ValueGrid(DSLContext db, ValueLists lists) {
        this.db = db;
        this.lists = lists;
    }

    /** @param people who hold the value itself and are not deactivated */
    public record Row(
            int id,
            Attribute attribute,
            String name,
            @Nullable String parent,
            @Nullable String region,
            @Nullable String brand,
            @Nullable String franchise,
            int people) {}

    /** A page by name. */
    public Page<Row> page(Attribute attribute, @Nullable String search, @Nullable String cursor, int limit) {
        Condition matching = ATTRIBUTE_VALUE
                .ATTRIBUTE
                .eq(attribute.word())
                .and(SqlKeys.holds(SqlKeys.found(ATTRIBUTE_VALUE.NAME), search));
        return BY_NAME.page(rows(matching.and(BY_NAME.after(cursor)), limit + 1), limit, r ->
                        new Object[] {r.name(), r.id()})
                .of(db.fetchCount(ATTRIBUTE_VALUE, matching));
    }

    public Optional<Row> find(Attribute attribute, int id) {
        return rows(ATTRIBUTE_VALUE.ID.eq(id).and(ATTRIBUTE_VALUE.ATTRIBUTE.eq(attribute.word())), 1).stream()
                .findFirst();
    }

    private List<Row> rows(Condition condition, int limit) {
        Values values = lists.read();
        Field<Integer> people = DSL.field(DSL.selectCount()
                .from(PERSON_VALUE)
                .join(PERSON)
                .on(PERSON.ID.eq(PERSON_VALUE.PERSON_ID))
                .where(
                        PERSON_VALUE.VALUE_ID.eq(ATTRIBUTE_VALUE.ID),
                        PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name())));
        return db.select(ATTRIBUTE_VALUE.ID, people)
                .from(ATTRIBUTE_VALUE)
                .where(condition)
                .orderBy(BY_NAME.order())
                .limit(limit)
                .fetch(r -> row(values.byId(r.value1()).orElseThrow(), values, r.value2()));
    }

    private static Row row(Value v, Values values, int people) {
        return new Row(
                v.id(),
                v.attribute(),
                v.name(),
                name(values, v.parentId()),
                name(values, v.regionId()),
                name(values, v.brandId()),
                name(values, v.franchiseId()),
                people);
    }

    private static @Nullable String name(Values values, @Nullable Integer id) {
        return id == null ? null : values.byId(id).map(Value::name).orElse(null);
    }
}
