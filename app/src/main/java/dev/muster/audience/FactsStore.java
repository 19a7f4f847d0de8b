package dev.muster.audience;

import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.audience.rules.Facts;
import dev.muster.people.PersonStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loads the facts of people, in one statement, or two where manager chains are asked for. */
@Component
class FactsStore {
    private final DSLContext db;

    FactsStore(DSLContext db) {
        this.db = db;
    }

    /** @param chains whether to load the managers above the direct one too; without, only the direct one is known */
    Map<Integer, Facts> load(Collection<Integer> personIds, boolean chains) {
        Integer[] ids = personIds.toArray(Integer[]::new);
        Map<Integer, List<Integer>> managers = chains ? chains(ids) : Map.of();
        Map<Integer, Facts> facts = new HashMap<>();
        db.select(
                        PERSON.ID,
                        PERSON.STATUS,
                        PERSON.HIRED_ON,
                        PERSON.MANAGER_ID,
                        DSL.array(DSL.select(PERSON_VALUE.VALUE_ID)
                                .from(PERSON_VALUE)
                                .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID))),
                        DSL.array(DSL.select(GROUP_MEMBER.GROUP_ID)
                                .from(GROUP_MEMBER)
                                .where(GROUP_MEMBER.PERSON_ID.eq(PERSON.ID))))
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids)))
                .forEach(r -> facts.put(r.value1(), facts(r, managers.get(r.value1()))));
        return facts;
    }

    private static Facts facts(
            Record6<Integer, String, java.time.LocalDate, Integer, Integer[], Integer[]> r,
            @Nullable List<Integer> chain) {
        List<Integer> direct = r.value4() == null ? List.of() : List.of(r.value4());
        return new Facts(
                r.value1(),
                r.value2().equals(PersonStatus.DEACTIVATED.name()),
                r.value3(),
                Set.of(r.value5()),
                Set.of(r.value6()),
                chain == null ? direct : chain);
    }

    /** Per person the managers above, nearest first; each once, also in a cycle. */
    private Map<Integer, List<Integer>> chains(Integer[] ids) {
        Map<Integer, List<Integer>> chains = new HashMap<>();
        for (var row : db.fetch("""
                with recursive above (person_id, manager_id, path) as (
                  select id, manager_id, array[manager_id] from person where id = any(?) and manager_id is not null
                  union all
                  select a.person_id, m.manager_id, a.path || m.manager_id
                  from above a join person m on m.id = a.manager_id
                  where m.manager_id is not null and m.manager_id <> all(a.path)
                )
                select person_id, manager_id from above order by person_id, cardinality(path)
                """, (Object) ids)) {
            chains.computeIfAbsent(row.get(0, Integer.class), p -> new ArrayList<>())
                    .add(row.get(1, Integer.class));
        }
        return chains;
    }
}
