package dev.muster.assignment.ledger;

import dev.muster.assignment.rules.Situation;
import dev.muster.assignment.rules.State;
import java.util.Map;

/** The numbers that tables keep for states, and for sources without a rule, by names that texts of SQL use. */
public final class SqlNumbers {
    private static final Map<String, Integer> NAMED = Map.of(
            "{notStarted}", (int) State.NOT_STARTED.number(),
            "{inProgress}", (int) State.IN_PROGRESS.number(),
            "{completed}", (int) State.COMPLETED.number(),
            "{individual}", Situation.INDIVIDUAL,
            "{self}", Situation.SELF);

    private SqlNumbers() {}

    /** For example {@code s.rule_id <> &#123;self&#125;}; other names in braces stay. */
    public static String numbered(String sql) {
        String plain = sql;
        for (Map.Entry<String, Integer> n : NAMED.entrySet()) {
            plain = plain.replace(n.getKey(), n.getValue().toString());
        }
        return plain;
    }
}
