package dev.muster.audience;

import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.rules.ClauseText;
import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Facts;
import dev.muster.audience.rules.Matching;
import dev.muster.settings.Settings;
import dev.muster.shared.Audience;
import dev.muster.shared.NotThere;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tests one person against an audience, clause by clause and in words: for why, and for the builder's test of a person. */
@Component
public class Verdicts {
    private final Audiences audiences;
    private final FactsStore facts;
    private final Settings settings;
    private final DSLContext db;

    Verdicts(Audiences audiences, FactsStore facts, Settings settings, DSLContext db) {
        this.audiences = audiences;
        this.facts = facts;
        this.settings = settings;
        this.db = db;
    }

    /** @param text for example {@code department is Kitchen} */
    public record Clause(String text, boolean holds) {}

    public sealed interface Result {}

    /** @param matches false for deactivated people, whatever the clauses say */
    public record Tested(boolean matches, List<Clause> clauses) implements Result {
        public Tested {
            clauses = List.copyOf(clauses);
        }
    }

    /** The audience can't be evaluated; nothing follows from it. */
    public record Broken(String why) implements Result {}

    public Result test(int personId, Audience audience) {
        return switch (audiences.compile(audience)) {
            case Compilation.Broken b -> new Broken(b.why());
            case Compilation.Ready r -> tested(personId, r.audience());
        };
    }

    private Tested tested(int personId, Compiled compiled) {
        Facts person = facts.load(Set.of(personId), compiled.asksForManagers()).get(personId);
        if (person == null) {
            throw new NotThere("person");
        }
        Matching.Verdict verdict = Matching.of(compiled, person, settings.today(null));
        ClauseText.Names names = names(compiled.source());
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < verdict.clauses().size(); i++) {
            clauses.add(new Clause(
                    ClauseText.of(compiled.source().all().get(i), names),
                    verdict.clauses().get(i)));
        }
        return new Tested(verdict.matches(), clauses);
    }

    /** The whole audience in words. */
    public String words(Audience audience) {
        return ClauseText.of(audience, names(audience));
    }

    private ClauseText.Names names(Audience audience) {
        Set<Integer> groups = new HashSet<>();
        Set<Integer> people = new HashSet<>();
        for (Audience.Clause clause : audience.all()) {
            switch (clause) {
                case Audience.Member m -> groups.add(m.groupId());
                case Audience.People p -> people.addAll(p.personIds().size() > 5 ? List.of() : p.personIds());
                case Audience.ReportsOf r -> people.add(r.personId());
                case Audience.Has _, Audience.HiredBetween _, Audience.HiredWithin _ -> {}
            }
        }
        return new ClauseText.Names(
                groups.isEmpty()
                        ? java.util.Map.of()
                        : db.select(PEOPLE_GROUP.ID, PEOPLE_GROUP.NAME)
                                .from(PEOPLE_GROUP)
                                .where(PEOPLE_GROUP.ID.in(groups))
                                .fetchMap(PEOPLE_GROUP.ID, PEOPLE_GROUP.NAME),
                people.isEmpty()
                        ? java.util.Map.of()
                        : db.select(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME)
                                .from(PERSON)
                                .where(PERSON.ID.in(people))
                                .fetchMap(r -> r.value1(), r -> r.value2() + " " + r.value3()));
    }
}
