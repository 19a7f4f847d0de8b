package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Facts about a batch of people, in two queries whatever its size. */
@Component
public class PersonFacts {
    private final DSLContext db;

    PersonFacts(DSLContext db) {
        this.db = db;
    }

    /** By person id; ids that are nobody's are left out. */
    public Map<Integer, PersonFact> of(Collection<Integer> personIds) {
        Integer[] ids = personIds.toArray(Integer[]::new);
        Map<Integer, Set<Integer>> values = new HashMap<>();
        db.select(PERSON_VALUE.PERSON_ID, PERSON_VALUE.VALUE_ID)
                .from(PERSON_VALUE)
                .where(PERSON_VALUE.PERSON_ID.eq(DSL.any(ids)))
                .forEach(r -> values.computeIfAbsent(r.value1(), id -> new HashSet<>())
                        .add(r.value2()));
        Map<Integer, PersonFact> facts = new HashMap<>();
        db.select(
                        PERSON.ID,
                        PERSON.STATUS,
                        PERSON.HIRED_ON,
                        PERSON.MANAGER_ID,
                        PERSON.TIME_ZONE,
                        PERSON.CREATED_AT,
                        PERSON.NEW_STARTER)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids)))
                .forEach(r -> facts.put(
                        r.value1(),
                        new PersonFact(
                                r.value1(),
                                PersonStatus.valueOf(r.value2()),
                                values.getOrDefault(r.value1(), Set.of()),
                                r.value3(),
                                r.value4(),
                                r.value5(),
                                r.value6(),
                                r.value7())));
        return facts;
    }
}
