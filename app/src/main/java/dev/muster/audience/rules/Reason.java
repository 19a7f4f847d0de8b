package dev.muster.audience.rules;

import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why an audience holds one person, or doesn't: the facts behind the verdict, in words. */
public final class Reason {
    private Reason() {}

    /**
     * What is known about the person's values.
     *
     * @param held per attribute the names of what the person has, inherited ones included
     */
    public record Person(Facts facts, Map<Attribute, List<String>> held) {
        public Person {
            held = Map.copyOf(held);
        }
    }

    /** One line: the facts that match, or the first that does not. */
    public static String line(Compiled audience, Matching.Verdict verdict, Person person, Wording.Names names) {
        if (person.facts().deactivated()) {
            return "Deactivated";
        }
        List<Audience.Clause> clauses = audience.source().all();
        int failed = verdict.clauses().indexOf(false);
        if (failed >= 0) {
            return fails(clauses.get(failed), person, names);
        }
        if (clauses.isEmpty()) {
            return "Everyone belongs";
        }
        if (clauses.size() > 3) {
            return "All " + clauses.size() + " conditions";
        }
        String facts = clauses.stream().map(c -> lower(fact(c, person, names))).collect(Collectors.joining(", "));
        return Character.toUpperCase(facts.charAt(0)) + facts.substring(1);
    }

    /** The fact that a clause asks about, for example {@code Location Leeds}. */
    public static String fact(Audience.Clause clause, Person person, Wording.Names names) {
        return switch (clause) {
            case Audience.Has c -> {
                List<String> held = person.held().getOrDefault(c.attribute(), List.of());
                yield held.isEmpty()
                        ? "No " + c.attribute().noun()
                        : c.attribute().label() + " " + Wording.list(held, "and");
            }
            case Audience.HiredBetween c -> hired(person);
            case Audience.HiredWithin c -> hired(person);
            case Audience.Member c ->
                (person.facts().groups().contains(c.groupId()) ? "Member of " : "Not a member of ")
                        + names.group(c.groupId());
            case Audience.ReportsOf c -> Wording.clause(c, names);
            case Audience.People c -> "Named in the list";
        };
    }

    private static String fails(Audience.Clause clause, Person person, Wording.Names names) {
        return switch (clause) {
            case Audience.Has c ->
                fact(c, person, names) + (c.negated() ? " is left out" : ", not " + Wording.list(c.values(), "or"));
            case Audience.HiredBetween c -> hired(person) + ", not " + lower(Wording.clause(c, names));
            case Audience.HiredWithin c -> hired(person) + ", not within the last " + c.days() + " days";
            case Audience.Member c -> fact(c, person, names);
            case Audience.ReportsOf c -> "Does not report to " + names.person(c.personId());
            case Audience.People c -> "Not named in the list";
        };
    }

    private static String hired(Person person) {
        var date = person.facts().hiredOn();
        return date == null ? "No hire date" : "Hired " + Wording.day(date);
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
