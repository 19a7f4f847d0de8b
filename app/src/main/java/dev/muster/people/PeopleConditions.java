package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.people.Values.Value;
import dev.muster.shared.Attribute;
import dev.muster.shared.SqlKeys;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** A {@link PeopleFilter} over {@code PERSON}. */
final class PeopleConditions {
    private PeopleConditions() {}

    static Condition of(PeopleFilter filter, Values values) {
        Condition all =
                PERSON.STATUS.in(filter.statuses().stream().map(Enum::name).toList());
        all = all.and(SqlKeys.holds(PERSON.SEARCH, filter.search()));
        for (var clause : filter.values().entrySet()) {
            all = all.and(holdsAny(holders(clause.getKey(), clause.getValue(), values)));
        }
        return all;
    }

    /** Ids of the own values that count as holding one of the names. */
    private static Set<Integer> holders(Attribute attribute, List<String> names, Values values) {
        Set<Integer> ids = new HashSet<>();
        names.forEach(name -> values.find(attribute, name).ifPresent(v -> ids.addAll(values.withBelow(v.id()))));
        for (Value v : values.all()) {
            if (v.attribute() == Attribute.LOCATION && !Collections.disjoint(values.inherited(List.of(v.id())), ids)) {
                ids.add(v.id());
            }
        }
        return ids;
    }

    private static Condition holdsAny(Set<Integer> valueIds) {
        return DSL.exists(DSL.selectOne()
                .from(PERSON_VALUE)
                .where(
                        PERSON_VALUE.PERSON_ID.eq(PERSON.ID),
                        PERSON_VALUE.VALUE_ID.eq(DSL.any(valueIds.toArray(Integer[]::new)))));
    }
}
