package dev.muster.reporting;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.reporting.Compliance.Value;
import dev.muster.shared.Actor;
import dev.muster.shared.PersonName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the values of a dimension are called. */
@Component
class DimensionLabelStore {
    private final DSLContext db;
    private final ValueLists values;
    private final Scopes scopes;

    DimensionLabelStore(DSLContext db, ValueLists values, Scopes scopes) {
        this.db = db;
        this.values = values;
        this.scopes = scopes;
    }

    /** The values of one dimension. @param labels of those that have a name of their own */
    record Labels(Dimension dimension, Map<Integer, String> labels) {
        /** A manager outside the actor's scope is not named: all of them together are one value. @param key null: none */
        Value of(@Nullable Integer key) {
            if (key == null) {
                return new Value(Compliance.NONE, "No " + dimension.label().toLowerCase(Locale.ROOT));
            }
            String label = labels.get(key);
            if (label == null && dimension == Dimension.MANAGER) {
                return new Value(Compliance.OTHERS, "Other managers");
            }
            return new Value(String.valueOf(key), label == null ? "Number " + key : label);
        }
    }

    Labels of(Actor actor, Dimension dimension, Collection<Integer> keys) {
        Integer[] ids = keys.toArray(Integer[]::new);
        return new Labels(
                dimension,
                switch (dimension) {
                    case CONTENT ->
                        db.select(CONTENT.ID, CONTENT.TITLE)
                                .from(CONTENT)
                                .where(CONTENT.ID.eq(DSL.any(ids)))
                                .fetchMap(CONTENT.ID, CONTENT.TITLE);
                    case MANAGER -> managers(actor, ids);
                    case LOCATION, DEPARTMENT, ROLE, BRAND, FRANCHISE, REGION -> valueNames();
                });
    }

    private Map<Integer, String> valueNames() {
        Map<Integer, String> names = new HashMap<>();
        for (Values.Value v : values.read().all()) {
            names.put(v.id(), v.name());
        }
        return names;
    }

    private Map<Integer, String> managers(Actor actor, Integer[] ids) {
        VisibleNames visible = scopes.visibleNames(actor);
        visible.look(List.of(ids));
        Map<Integer, String> names = new HashMap<>();
        db.select(PERSON.ID, PersonName.NAME)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids)))
                .forEach(r -> {
                    if (visible.of(r.value1()) != null) {
                        names.put(r.value1(), r.value2());
                    }
                });
        return names;
    }
}
