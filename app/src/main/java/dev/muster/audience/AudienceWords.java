package dev.muster.audience;

import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.rules.Because;
import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Facts;
import dev.muster.audience.rules.Matching;
import dev.muster.audience.rules.Matching.Verdict;
import dev.muster.audience.rules.Reason;
import dev.muster.audience.rules.Wording;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.PersonName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Audiences and their verdicts in words: loads the names that {@code rules.Wording} and {@code rules.Reason} need. */
@Component
public class AudienceWords {
    private final DSLContext db;
    private final Audiences audiences;
    private final ValueLists lists;
    private final Scopes scopes;

    AudienceWords(DSLContext db, Audiences audiences, ValueLists lists, Scopes scopes) {
        this.db = db;
        this.audiences = audiences;
        this.lists = lists;
        this.scopes = scopes;
    }

    /**
     * One person against an audience.
     *
     * @param line the facts that match, or the first that doesn't
     */
    public record Explained(int personId, boolean matches, String line, List<Clause> clauses) {
        public Explained {
            clauses = List.copyOf(clauses);
        }
    }

    /** @param fact what is so, for example {@code Location Leeds} */
    public record Clause(String text, boolean holds, String fact) {}

    /** The names of groups and people that these audiences refer to; of people only those in the actor's scope. */
    public Wording.Names names(Actor actor, Collection<Audience> of) {
        Set<Integer> groups = new HashSet<>();
        Set<Integer> people = new HashSet<>();
        for (Audience audience : of) {
            for (Audience.Clause clause : audience.all()) {
                switch (clause) {
                    case Audience.Member c -> groups.add(c.groupId());
                    case Audience.People c -> people.addAll(c.personIds());
                    case Audience.ReportsOf c -> people.add(c.personId());
                    case Audience.Has c -> {}
                    case Audience.HiredBetween c -> {}
                    case Audience.HiredWithin c -> {}
                }
            }
        }
        return new Wording.Names(groupNames(groups), personNames(actor, people));
    }

    /** For example {@code Location is Leeds and Role is Cook or Chef}; the empty audience is {@code Everyone}. */
    public String sentence(Actor actor, Audience audience) {
        return Wording.audience(audience, names(actor, List.of(audience)));
    }

    /** A person's full name; empty outside the actor's scope. */
    public String name(Actor actor, int personId) {
        return personNames(actor, Set.of(personId)).getOrDefault(personId, "");
    }

    /** One text per clause. */
    public List<String> clauses(Actor actor, Audience audience) {
        Wording.Names names = names(actor, List.of(audience));
        return audience.all().stream().map(c -> Wording.clause(c, names)).toList();
    }

    /** Each of these people against the audience, by id, in the order given. The caller has checked the scope. */
    public Map<Integer, Explained> explain(Actor actor, Compiled audience, Collection<Integer> personIds) {
        Map<Integer, Facts> facts = audiences.facts(personIds, audience.asksForManagers());
        Values values = lists.read();
        Wording.Names names = names(actor, List.of(audience.source()));
        Map<Integer, Explained> result = new LinkedHashMap<>();
        for (int id : personIds) {
            Facts f = facts.get(id);
            if (f != null) {
                result.put(id, explain(audience, new Reason.Person(f, held(values, f)), names));
            }
        }
        return result;
    }

    /** Why these audiences hold the person, as they read it themselves: it completes "because". */
    public <K> Map<K, String> because(int personId, Map<K, Audience> audiencesHolding) {
        Facts facts = audiences.facts(List.of(personId), false).get(personId);
        Map<K, String> result = new LinkedHashMap<>();
        if (facts != null && !audiencesHolding.isEmpty()) {
            Values values = lists.read();
            Wording.Names names = new Wording.Names(
                    groupNames(audiencesHolding.values().stream()
                            .flatMap(a -> a.all().stream())
                            .filter(Audience.Member.class::isInstance)
                            .map(c -> ((Audience.Member) c).groupId())
                            .collect(java.util.stream.Collectors.toSet())),
                    Map.of());
            Reason.Person person = new Reason.Person(facts, held(values, facts));
            audiencesHolding.forEach((key, audience) -> result.put(key, Because.you(audience, person, names)));
        }
        return result;
    }

    private Explained explain(Compiled audience, Reason.Person person, Wording.Names names) {
        Verdict verdict = Matching.of(audience, person.facts(), audiences.today());
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < audience.all().size(); i++) {
            Audience.Clause clause = audience.source().all().get(i);
            clauses.add(new Clause(
                    Wording.clause(clause, names), verdict.clauses().get(i), Reason.fact(clause, person, names)));
        }
        String line = Reason.line(audience, verdict, person, names);
        return new Explained(person.facts().personId(), verdict.matches(), line, clauses);
    }

    private static Map<Attribute, List<String>> held(Values values, Facts facts) {
        Map<Attribute, List<String>> held = new EnumMap<>(Attribute.class);
        Set<Integer> all = new HashSet<>(facts.values());
        all.addAll(values.inherited(facts.values()));
        for (Values.Value v : values.all()) {
            if (all.contains(v.id())) {
                held.computeIfAbsent(v.attribute(), a -> new ArrayList<>()).add(v.name());
            }
        }
        return held;
    }

    private Map<Integer, String> groupNames(Set<Integer> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.select(PEOPLE_GROUP.ID, PEOPLE_GROUP.NAME)
                        .from(PEOPLE_GROUP)
                        .where(PEOPLE_GROUP.ID.eq(DSL.any(ids.toArray(Integer[]::new))))
                        .fetchMap(PEOPLE_GROUP.ID, PEOPLE_GROUP.NAME);
    }

    private Map<Integer, String> personNames(Actor actor, Set<Integer> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.select(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME)
                        .from(PERSON)
                        .where(PERSON.ID.eq(DSL.any(ids.toArray(Integer[]::new))), scopes.condition(actor))
                        .fetchMap(r -> r.value1(), r -> PersonName.of(r));
    }
}
