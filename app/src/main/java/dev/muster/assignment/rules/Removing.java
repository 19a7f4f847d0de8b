package dev.muster.assignment.rules;

import java.util.List;

/** What removing by hand does. */
public final class Removing {
    private Removing() {}

    public sealed interface Decision {}

    /**
     * These sources go.
     *
     * @param gone Individual, Self-enrolled, kept ones, and those of automations and for new starters
     * @param exempt those of {@code gone} whose rule would give it again: each goes with an exemption
     * @param remaining rule sources that stay, and with them the assignment
     */
    public record Remove(List<Integer> gone, List<Integer> exempt, List<Integer> remaining) implements Decision {}

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
        List<Integer> holders = s.rules(h -> h.kind().isHeldByRule() && !h.kept());
        return switch (s.status()) {
            case COMPLETED, EXPIRED -> new Refuse(Reason.IS_THE_RECORD, s.rules(h -> h.rule() > 0));
            case NOT_STARTED, IN_PROGRESS -> {
                List<Integer> gone = s.rules(h -> !h.kind().isHeldByRule() || h.kept());
                if (gone.isEmpty() && holders.isEmpty()) {
                    // an old completion, taken again though nothing asks for it
                    yield new Refuse(Reason.IS_THE_RECORD, holders);
                }
                boolean voluntaryOnly = gone.stream().allMatch(r -> r == Situation.SELF);
                yield voluntaryOnly && !holders.isEmpty()
                        ? new Refuse(Reason.HELD_BY_RULES, holders)
                        : new Remove(gone, s.rules(h -> h.kind().goesWithExemption() && !h.kept()), holders);
            }
        };
    }
}
