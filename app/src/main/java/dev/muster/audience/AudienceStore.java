package dev.muster.audience;

import static dev.muster.generated.db.Tables.PEOPLE_GROUP;

import dev.muster.shared.Attribute;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What compiling reads: which ids the names stand for, which groups there are. */
@Component
class AudienceStore {
    private final DSLContext db;

    AudienceStore(DSLContext db) {
        this.db = db;
    }

    /** A value as an audience names it. */
    record Named(Attribute attribute, String name) {}

    /**
     * Per name the ids that holding it can mean: the value (with a name that is the same), the departments below, the locations that
     * belong to the region, brand or franchise. A name that no list has: missing from the map.
     */
    Map<Named, Set<Integer>> expand(Set<Named> names) {
        Map<Named, Set<Integer>> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        List<Named> asked = List.copyOf(names);
        for (var row : db.fetch(
                """
                with recursive below (n, id) as (
                  select a.n, v.id
                  from unnest(?, ?) with ordinality a (attribute, name, n)
                  join attribute_value v on v.attribute = a.attribute and same_key(v.name) = same_key(a.name)
                  union
                  select b.n, c.id
                  from below b
                  join attribute_value c on b.id in (c.parent_id, c.region_id, c.brand_id, c.franchise_id)
                )
                select n::int, id from below
                """,
                (Object) asked.stream().map(n -> n.attribute().word()).toArray(String[]::new),
                asked.stream().map(Named::name).toArray(String[]::new))) {
            found.computeIfAbsent(asked.get(row.get(0, Integer.class) - 1), n -> new HashSet<>())
                    .add(row.get(1, Integer.class));
        }
        return found;
    }

    void addValues(Set<Named> names) {
        List<Named> asked = List.copyOf(names);
        if (!asked.isEmpty()) {
            db.execute(
                    """
                    insert into attribute_value (attribute, name)
                    select a.attribute, a.name from unnest(?, ?) a (attribute, name)
                    on conflict (attribute, same_key(name)) do nothing
                    """,
                    asked.stream().map(n -> n.attribute().word()).toArray(String[]::new),
                    asked.stream().map(Named::name).toArray(String[]::new));
        }
    }

    Set<Integer> existingGroups(Collection<Integer> ids) {
        return ids.isEmpty()
                ? Set.of()
                : db.select(PEOPLE_GROUP.ID)
                        .from(PEOPLE_GROUP)
                        .where(
                                PEOPLE_GROUP.ID.eq(DSL.any(ids.toArray(Integer[]::new))),
                                PEOPLE_GROUP.DELETED_AT.isNull())
                        .fetchSet(PEOPLE_GROUP.ID);
    }
}
