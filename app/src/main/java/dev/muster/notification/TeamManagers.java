package dev.muster.notification;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.Managers;
import dev.muster.audience.Scopes;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told about whom: the person's own manager, if they may see them; else every manager whose scope holds them. Nobody
 * is told of somebody whom they may not see.
 */
@Component
@Transactional(readOnly = true)
public class TeamManagers {
    private final DSLContext db;
    private final Managers managers;
    private final Scopes scopes;

    TeamManagers(DSLContext db, Managers managers, Scopes scopes) {
        this.db = db;
        this.managers = managers;
        this.scopes = scopes;
    }

    /** The managers of each of the people; whom nobody sees is missing. */
    public Map<Integer, List<Integer>> of(Collection<Integer> people) {
        Map<Integer, List<Integer>> found = new HashMap<>();
        Map<Integer, Set<Integer>> reports = reports(people);
        for (Actor manager : managers.of(reports.keySet())) {
            tell(manager, reports.getOrDefault(manager.personId(), Set.of()), found);
        }
        Set<Integer> rest = new HashSet<>(people);
        rest.removeAll(found.keySet());
        if (!rest.isEmpty()) {
            managers.all().forEach(manager -> tell(manager, rest, found));
        }
        return found;
    }

    private void tell(Actor manager, Set<Integer> people, Map<Integer, List<Integer>> found) {
        scopes.covered(manager, people).stream()
                .filter(p -> p != manager.personId())
                .forEach(p -> found.computeIfAbsent(p, _ -> new ArrayList<>()).add(manager.personId()));
    }

    private Map<Integer, Set<Integer>> reports(Collection<Integer> people) {
        Map<Integer, Set<Integer>> reports = new HashMap<>();
        db.select(PERSON.MANAGER_ID, PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(people.toArray(Integer[]::new))), PERSON.MANAGER_ID.isNotNull())
                .forEach(r -> reports.computeIfAbsent(r.value1(), _ -> new HashSet<>())
                        .add(r.value2()));
        return reports;
    }
}
