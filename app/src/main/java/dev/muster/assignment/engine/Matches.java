package dev.muster.assignment.engine;

import dev.muster.assignment.engine.MatchStore.Stored;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.groups.Memberships;
import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Facts;
import dev.muster.audience.rules.Matching;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/**
 * Whom automations in effect hold, into the temporary table {@code matched} that {@link RuleHolders} reads: for people one by
 * one in Java, for a whole rule as SQL. Nothing of it is stored (docs/adr/0012). One that can't be evaluated is frozen;
 * one that can again is thawed, and everybody it missed is due. Callers hold the {@code MembershipLock}.
 */
@Component
public class Matches {
    private final MatchStore store;
    private final LeftOutStore leftOut;
    private final Audiences audiences;
    private final Memberships memberships;

    Matches(MatchStore store, LeftOutStore leftOut, Audiences audiences, Memberships memberships) {
        this.store = store;
        this.leftOut = leftOut;
        this.audiences = audiences;
        this.memberships = memberships;
    }

    /**
     * Whoever was left out and does not match any more is let go: matching again makes them future.
     *
     * @return of whole rules: whom they hold, over {@code PERSON}. Where a rule is new to everybody there is nobody to
     *     let go and nothing to take away: then it is the audience itself, and the table stays without
     */
    Map<Integer, Condition> fill(DifferenceRange range, Instant at) {
        Map<Integer, Compiled> ready = ready(store.stored(range), at);
        if (ready.isEmpty()) {
            return Map.of();
        }
        Map<Integer, Condition> who =
                switch (range) {
                    case DifferenceRange.OfPeople people -> ofPeople(ready, people.ids());
                    case DifferenceRange.OfRules _ -> ofRules(ready);
                };
        store.analyze();
        leftOut.release(range, at);
        return who;
    }

    /** These people, and where automations ask for managers those who report to them: a new manager changes what holds below. */
    public Collection<Integer> concerned(Collection<Integer> personIds) {
        return store.asksForManagers() ? memberships.withReports(personIds) : personIds;
    }

    private Map<Integer, Condition> ofRules(Map<Integer, Compiled> ready) {
        Map<Integer, Condition> who = new LinkedHashMap<>();
        ready.forEach((rule, audience) -> {
            Condition matching = audiences.conditionOfEverybody(audience, audiences.today());
            if (store.isNew(rule)) {
                who.put(rule, matching);
            } else {
                store.matching(rule, matching);
                who.put(rule, RuleHolders.matches(rule));
            }
        });
        return who;
    }

    private Map<Integer, Condition> ofPeople(Map<Integer, Compiled> ready, List<Integer> personIds) {
        boolean chains = ready.values().stream().anyMatch(Compiled::asksForManagers);
        LocalDate today = audiences.today();
        List<Integer> rules = new ArrayList<>();
        List<Integer> people = new ArrayList<>();
        for (Facts person : audiences.facts(personIds, chains).values()) {
            ready.forEach((rule, audience) -> {
                if (Matching.matches(audience, person, today)) {
                    rules.add(rule);
                    people.add(person.personId());
                }
            });
        }
        store.matching(rules, people);
        return Map.of();
    }

    private Map<Integer, Compiled> ready(List<Stored> stored, Instant at) {
        if (stored.isEmpty()) {
            return Map.of();
        }
        Map<Stored, String> texts = new LinkedHashMap<>();
        stored.forEach(s -> texts.put(s, s.audience()));
        Map<Integer, Compiled> ready = new LinkedHashMap<>();
        audiences.compileStored(texts).forEach((s, compilation) -> {
            switch (compilation) {
                case Compilation.Broken broken -> store.freeze(s.ruleId(), broken.why());
                case Compilation.Ready r -> {
                    if (s.frozen() != null) {
                        store.thaw(s.ruleId(), at);
                    }
                    if (s.inEffect()) {
                        ready.put(s.ruleId(), r.audience());
                    }
                }
            }
        });
        return ready;
    }
}
