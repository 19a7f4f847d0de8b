package dev.muster.audience.rules;

import dev.muster.shared.Audience;
import dev.muster.shared.Same;
import java.util.ArrayList;
import java.util.List;

/** Why an audience holds somebody, as they read it themselves: {@code you work in Bristol and your role is Cook}. */
public final class Because {
    private static final int MOST = 3;

    private Because() {}

    /** Completes a sentence that ends in "because"; the person is held by the audience. */
    public static String you(Audience audience, Reason.Person person, Wording.Names names) {
        List<String> facts = new ArrayList<>();
        for (Audience.Clause clause : audience.all()) {
            String fact = fact(clause, person, names);
            if (!fact.isEmpty() && facts.size() < MOST) {
                facts.add(fact);
            }
        }
        return facts.isEmpty() ? "it is for everyone here" : Wording.list(facts, "and");
    }

    /** Empty: nothing that somebody would say of themselves. */
    private static String fact(Audience.Clause clause, Reason.Person person, Wording.Names names) {
        return switch (clause) {
            case Audience.Has c when c.negated() -> "";
            case Audience.Has c -> has(c, person);
            case Audience.Member c -> c.negated() ? "" : "you are in " + names.group(c.groupId());
            case Audience.HiredWithin _, Audience.HiredBetween _ ->
                person.facts().hiredOn() == null
                        ? ""
                        : "you started on " + Wording.day(person.facts().hiredOn());
            case Audience.ReportsOf _ -> "of whom you report to";
            case Audience.People _ -> "you were chosen by name";
        };
    }

    private static String has(Audience.Has c, Reason.Person person) {
        List<String> held = person.held().getOrDefault(c.attribute(), List.of());
        List<String> named = c.values().stream().map(Same::key).toList();
        List<String> those =
                held.stream().filter(h -> named.contains(Same.key(h))).toList();
        // A department that lies below the one that is named is held by its own name.
        String words = Wording.list(those.isEmpty() ? held : those, "and");
        return words.isEmpty() ? "" : c.attribute().said() + " " + words;
    }
}
