package dev.muster.assignment.rules;

import java.util.List;

/** What removing by hand does (behaviour 8). */
public final class Removing {
    private Removing() {}

    public sealed interface Decision {}

    /**
     * The Individual and Self-enrolled sources go.
     *
     * @param remaining rule sources that stay, and with them the assignment
     */
    public record Remove(List<Integer> remaining) implements Decision {}

    public enum Reason {
        NOT_ASSIGNED,
        IS_THE_RECORD,
        HELD_BY_RULES
    }

    /** @param holders rule sources that hold it */
    public record Refuse(Reason reason, List<Integer> holders) implements Decision {}

    public static Decision decide(Situation s) {
        if (s.status() == null) {
            return new Refuse(Reason.NOT_ASSIGNED, List.of());
        }
        List<Integer> rules = s.sources().stream().filter(r -> r > 0).toList();
        return switch (s.status()) {
            case COMPLETED, EXPIRED -> new Refuse(Reason.IS_THE_RECORD, rules);
            case NOT_STARTED, IN_PROGRESS ->
                !rules.isEmpty() && !s.has(Situation.INDIVIDUAL)
                        ? new Refuse(Reason.HELD_BY_RULES, rules)
                        : new Remove(rules);
        };
    }
}
