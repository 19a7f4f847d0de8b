package dev.muster.audience.rules;

import dev.muster.audience.rules.Compiled.Test;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evaluator for one person. Its twin for sets is SQL ({@code Conditions}); a seeded test holds them together. */
public final class Matching {
    private Matching() {}

    /**
     * What came out for one person.
     *
     * @param matches whether the audience holds the person; never for a deactivated one, whatever the clauses say
     * @param clauses per clause of the audience, in its order, whether it holds
     */
    public record Verdict(boolean matches, List<Boolean> clauses) {
        public Verdict {
            clauses = List.copyOf(clauses);
        }
    }

    /** @param today the day that "within the last N days" counts back from */
    public static Verdict of(Compiled audience, Facts person, LocalDate today) {
        List<Boolean> clauses =
                audience.all().stream().map(t -> holds(t, person, today)).toList();
        return new Verdict(!person.deactivated() && clauses.stream().allMatch(Boolean::booleanValue), clauses);
    }

    /** As {@link #of} without the clauses; stops at the first that fails. */
    public static boolean matches(Compiled audience, Facts person, LocalDate today) {
        return !person.deactivated() && audience.all().stream().allMatch(t -> holds(t, person, today));
    }

    static boolean holds(Test test, Facts person, LocalDate today) {
        return switch (test) {
            case Compiled.HoldsAny t -> Collections.disjoint(t.valueIds(), person.values()) == t.negated();
            case Compiled.InGroup t -> person.groups().contains(t.groupId()) != t.negated();
            case Compiled.OneOf t -> t.personIds().contains(person.personId());
            case Compiled.ReportsTo t -> reports(person.managers(), t);
            case Compiled.HiredBetween t -> between(person.hiredOn(), t.from(), t.to());
            case Compiled.HiredWithin t -> between(person.hiredOn(), today.minusDays(t.days()), today);
        };
    }

    private static boolean reports(List<Integer> managers, Compiled.ReportsTo to) {
        return to.deep()
                ? managers.contains(to.personId())
                : !managers.isEmpty() && managers.getFirst() == to.personId();
    }

    private static boolean between(@Nullable LocalDate date, @Nullable LocalDate from, @Nullable LocalDate to) {
        return date != null && (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }
}
