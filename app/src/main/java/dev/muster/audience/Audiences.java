package dev.muster.audience;

import dev.muster.audience.AudienceStore.Named;
import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Compiled.Test;
import dev.muster.audience.rules.Facts;
import dev.muster.people.TimeZones;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Audiences made evaluable: names become ids once ({@link #compile}), then {@link #condition} evaluates for sets and
 * {@code rules.Matching} for one person.
 */
@Component
public class Audiences {
    private final AudienceStore store;
    private final FactsStore facts;
    private final TimeZones zones;

    Audiences(AudienceStore store, FactsStore facts, TimeZones zones) {
        this.store = store;
        this.facts = facts;
        this.zones = zones;
    }

    /** The day that relative clauses count back from: the organisation's, the same for everybody. */
    public LocalDate today() {
        return zones.today(null);
    }

    public Compilation compile(Audience audience) {
        return compile(Map.of(0, audience)).getOrDefault(0, new Compilation.Broken(-1, "Nothing to evaluate."));
    }

    /** Many at once, under keys of the caller's, in two statements. */
    public <K> Map<K, Compilation> compile(Map<K, Audience> audiences) {
        List<Audience.Clause> clauses =
                audiences.values().stream().flatMap(a -> a.all().stream()).toList();
        Map<Named, Set<Integer>> values = store.expand(namesIn(clauses));
        Set<Integer> groups = store.existingGroups(groupsIn(clauses));
        Map<K, Compilation> result = new LinkedHashMap<>();
        audiences.forEach((key, audience) -> result.put(key, compile(audience, values, groups)));
        return result;
    }

    /** @param json as a table keeps it; what is no audience gives {@link Compilation.Broken} */
    public Compilation compileStored(String json) {
        try {
            return compile(AudienceJson.parse(json));
        } catch (BadInput e) {
            return unreadable(e);
        }
    }

    /** Many at once, as tables keep them, under keys of the caller's. */
    public <K> Map<K, Compilation> compileStored(Map<K, String> stored) {
        Map<K, Audience> readable = new LinkedHashMap<>();
        Map<K, Compilation> result = new LinkedHashMap<>();
        stored.forEach((key, json) -> {
            try {
                readable.put(key, AudienceJson.parse(json));
            } catch (BadInput e) {
                result.put(key, unreadable(e));
            }
        });
        result.putAll(compile(readable));
        return result;
    }

    static Compilation.Broken unreadable(BadInput e) {
        return new Compilation.Broken(-1, "What is stored is not an audience: " + e.getMessage());
    }

    /** For what a user sends: a broken one is refused at its clause. */
    public Compiled require(Audience audience, String field) {
        return switch (compile(audience)) {
            case Compilation.Ready ready -> ready.audience();
            case Compilation.Broken broken ->
                throw new BadInput(broken.clause() < 0 ? field : field + ".all[" + broken.clause() + "]", broken.why());
        };
    }

    /**
     * Whom the audience holds, as a condition over {@code PERSON}, "not deactivated" included.
     *
     * @param today the day that "within the last N days" counts back from
     */
    public Condition condition(Compiled audience, LocalDate today) {
        return Conditions.of(audience, today);
    }

    /** The same, for a statement over everybody; where few people are asked about it is slower. */
    public Condition conditionOfEverybody(Compiled audience, LocalDate today) {
        return Conditions.ofEverybody(audience, today);
    }

    /**
     * What can be asked about these people, by id; who does not exist is missing.
     *
     * @param chains whether managers above the direct one are needed ({@link Compiled#asksForManagers})
     */
    public Map<Integer, Facts> facts(Collection<Integer> personIds, boolean chains) {
        return facts.load(personIds, chains);
    }

    /** On saving: values that no list has yet join their lists. On counting they just match nobody. */
    @Transactional
    public void addUnknownValues(Audience audience) {
        store.addValues(namesIn(audience.all()));
    }

    private static Compilation compile(Audience audience, Map<Named, Set<Integer>> values, Set<Integer> groups) {
        List<Test> tests = new ArrayList<>();
        for (Audience.Clause clause : audience.all()) {
            if (clause instanceof Audience.Member m && !groups.contains(m.groupId())) {
                return new Compilation.Broken(
                        tests.size(), "It names a group that is not there any more. Remove that condition.");
            }
            tests.add(test(clause, values));
        }
        return new Compilation.Ready(new Compiled(audience, tests));
    }

    private static Test test(Audience.Clause clause, Map<Named, Set<Integer>> values) {
        return switch (clause) {
            case Audience.Has c ->
                new Compiled.HoldsAny(
                        c.values().stream()
                                .flatMap(v -> values.getOrDefault(new Named(c.attribute(), v), Set.of()).stream())
                                .collect(Collectors.toSet()),
                        c.negated());
            case Audience.Member c -> new Compiled.InGroup(c.groupId(), c.negated());
            case Audience.People c -> new Compiled.OneOf(Set.copyOf(c.personIds()));
            case Audience.ReportsOf c -> new Compiled.ReportsTo(c.personId(), c.deep());
            case Audience.HiredBetween c -> new Compiled.HiredBetween(c.from(), c.to());
            case Audience.HiredWithin c -> new Compiled.HiredWithin(c.days());
        };
    }

    private static Set<Named> namesIn(Collection<Audience.Clause> clauses) {
        return clauses.stream()
                .filter(Audience.Has.class::isInstance)
                .map(Audience.Has.class::cast)
                .flatMap(c -> c.values().stream().map(v -> new Named(c.attribute(), v)))
                .collect(Collectors.toSet());
    }

    private static Set<Integer> groupsIn(Collection<Audience.Clause> clauses) {
        return clauses.stream()
                .filter(Audience.Member.class::isInstance)
                .map(c -> ((Audience.Member) c).groupId())
                .collect(Collectors.toSet());
    }
}
