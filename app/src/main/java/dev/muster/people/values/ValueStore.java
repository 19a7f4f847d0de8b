package dev.muster.people.values;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog;
import dev.muster.people.Values;
import dev.muster.people.Values.Value;
import dev.muster.shared.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ValueStore {
    private final DSLContext db;

    ValueStore(DSLContext db) {
        this.db = db;
    }

    record References(
            @Nullable Integer parent,
            @Nullable Integer region,
            @Nullable Integer brand,
            @Nullable Integer franchise) {
        static References of(Value v) {
            return new References(v.parentId(), v.regionId(), v.brandId(), v.franchiseId());
        }
    }

    /**
     * Changes of the lists wait for each other, so that no two together close a circle; for edits of people, imports and
     * the working out of memberships too, so that none of them writes back a name that is gone. Locks as an import does:
     * people, then memberships (the key of audience.MembershipLock).
     */
    void lock() {
        db.execute("lock table person in share row exclusive mode");
        db.execute("select pg_advisory_xact_lock(7000000001)");
        db.execute("select pg_advisory_xact_lock(7203, 0)");
    }

    /** A name that the list has already is refused by the database, however many send it at once. */
    int insert(Attribute attribute, String name) {
        return db.insertInto(ATTRIBUTE_VALUE)
                .set(ATTRIBUTE_VALUE.ATTRIBUTE, attribute.word())
                .set(ATTRIBUTE_VALUE.NAME, name)
                .returningResult(ATTRIBUTE_VALUE.ID)
                .fetchSingle()
                .value1();
    }

    /** Nobody gets or loses the values until the transaction ends. */
    void hold(Integer... ids) {
        db.select(ATTRIBUTE_VALUE.ID)
                .from(ATTRIBUTE_VALUE)
                .where(ATTRIBUTE_VALUE.ID.eq(DSL.any(ids)))
                .orderBy(ATTRIBUTE_VALUE.ID)
                .forUpdate()
                .execute();
    }

    /** Those who have the value themselves: an edit made on how they were is refused from now on. */
    Set<Integer> raise(int id) {
        return db.update(PERSON)
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(PERSON.ID.in(
                        DSL.select(PERSON_VALUE.PERSON_ID).from(PERSON_VALUE).where(PERSON_VALUE.VALUE_ID.eq(id))))
                .returning(PERSON.ID)
                .fetchSet(PERSON.ID);
    }

    /** One line for each of the people: the attribute's value before and after. */
    void lines(AuditLog.Written entry, Attribute attribute, Collection<Integer> people, String was, String is) {
        db.execute(named("""
                insert into audit_line (at, entry_id, person_id, before, after)
                select :at::timestamptz, :entry, p.id, jsonb_build_object(:attribute::text, jsonb_build_array(:was::text)),
                       jsonb_build_object(:attribute::text, jsonb_build_array(:is::text))
                from unnest(:people) p (id)""")
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("attribute", attribute.word())
                .bind("was", was)
                .bind("is", is)
                .bind("people", people.toArray(Integer[]::new))
                .sql());
    }

    /** One line for each who was touched without a change of what is kept of them. */
    void lines(AuditLog.Written entry, Collection<Integer> people) {
        db.execute(
                "insert into audit_line (at, entry_id, person_id) select ?::timestamptz, ?, p.id from unnest(?) p (id)",
                entry.at(),
                entry.id(),
                people.toArray(Integer[]::new));
    }

    void update(int id, String name, References to) {
        db.update(ATTRIBUTE_VALUE)
                .set(ATTRIBUTE_VALUE.NAME, name)
                .set(ATTRIBUTE_VALUE.PARENT_ID, to.parent())
                .set(ATTRIBUTE_VALUE.REGION_ID, to.region())
                .set(ATTRIBUTE_VALUE.BRAND_ID, to.brand())
                .set(ATTRIBUTE_VALUE.FRANCHISE_ID, to.franchise())
                .where(ATTRIBUTE_VALUE.ID.eq(id))
                .execute();
    }

    /** Everybody who has one of the values, through a location or a department below too. */
    List<Integer> holders(Values values, int... ids) {
        Set<Integer> own = new HashSet<>();
        for (int id : ids) {
            own.addAll(values.withBelow(id));
        }
        for (Value v : values.all()) {
            if (values.inherited(List.of(v.id())).stream().anyMatch(own::contains)) {
                own.add(v.id());
            }
        }
        return db.selectDistinct(PERSON_VALUE.PERSON_ID)
                .from(PERSON_VALUE)
                .where(PERSON_VALUE.VALUE_ID.eq(DSL.any(own.toArray(Integer[]::new))))
                .fetch(PERSON_VALUE.PERSON_ID);
    }

    /** Who had the one has the other from now on; what they had until now keeps its name. */
    void merge(int from, int to) {
        db.execute("""
            insert into person_value_past (person_id, value_id, valid_from, valid_to)
            select person_id, value_id, since, known_now() from person_value where value_id = ? and since < known_now()
            on conflict do nothing""", from);
        db.execute("""
            insert into person_value (person_id, value_id, since)
            select person_id, ?, known_now() from person_value where value_id = ?
            on conflict do nothing""", to, from);
        db.deleteFrom(PERSON_VALUE).where(PERSON_VALUE.VALUE_ID.eq(from)).execute();
        db.execute(named("""
                update attribute_value set
                  parent_id = case parent_id when :from then :to else parent_id end,
                  region_id = case region_id when :from then :to else region_id end,
                  brand_id = case brand_id when :from then :to else brand_id end,
                  franchise_id = case franchise_id when :from then :to else franchise_id end
                where :from in (parent_id, region_id, brand_id, franchise_id)""").bind("from", from).bind("to", to).sql());
        delete(from);
    }

    /** Who and what holds the value itself, in words. */
    List<String> uses(int id) {
        List<String> where = new ArrayList<>();
        int people = db.fetchCount(PERSON_VALUE, PERSON_VALUE.VALUE_ID.eq(id));
        if (people > 0) {
            where.add(people == 1 ? "1 person" : people + " people");
        }
        db.select(ATTRIBUTE_VALUE.NAME, ATTRIBUTE_VALUE.ATTRIBUTE)
                .from(ATTRIBUTE_VALUE)
                .where(DSL.val(id)
                        .in(
                                ATTRIBUTE_VALUE.PARENT_ID,
                                ATTRIBUTE_VALUE.REGION_ID,
                                ATTRIBUTE_VALUE.BRAND_ID,
                                ATTRIBUTE_VALUE.FRANCHISE_ID))
                .forEach(r -> where.add("the " + r.value2() + " “" + r.value1() + "”"));
        return where;
    }

    void delete(int id) {
        db.deleteFrom(ATTRIBUTE_VALUE).where(ATTRIBUTE_VALUE.ID.eq(id)).execute();
    }
}
