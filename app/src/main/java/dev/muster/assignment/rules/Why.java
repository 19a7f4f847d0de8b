package dev.muster.assignment.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "why does this person have this content", or why not.
 *
 * @param text the answer in one sentence
 * @param due how the due date came about; null: there is none
 * @param removal why it can't be removed by hand, and what can be done instead; null: it can
 */
public record Why(
        boolean assigned,
        Outcome outcome,
        String text,
        List<Reason> reasons,
        @Nullable String due,
        @Nullable String removal) {
    public Why {
        reasons = List.copyOf(reasons);
    }

    /** The same, with more said after the answer. */
    Why and(String more) {
        return new Why(assigned, outcome, text + " " + more, reasons, due, removal);
    }

    public enum Outcome {
        ASSIGNED,
        NO_RULE_MATCHES,
        LEFT_OUT_AS_EXISTING,
        EXEMPT,
        DEACTIVATED,
        NOT_ACTIVE
    }

    /**
     * One source, or one rule that gives this content, and whether it holds for the person.
     *
     * @param rule the rule's id; null for Individual and Self-enrolled
     * @param label as every screen words it
     * @param clauses of the rule's audience; empty where it has none
     */
    public record Reason(
            @Nullable Integer rule, String label, boolean holds, boolean isSource, String text, List<Clause> clauses) {
        public Reason {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * @param text for example {@code Department is Kitchen}
     * @param fact what is so of the person, for example {@code Department Sales}
     */
    public record Clause(String text, String fact, boolean holds) {}
}
