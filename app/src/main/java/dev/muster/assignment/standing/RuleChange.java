package dev.muster.assignment.standing;

import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.engine.DifferenceStore.Size;
import java.util.List;

/**
 * A change of rules, worked out: what it does to people. The difference itself stands in the temporary tables.
 *
 * @param rules that were begun, changed or ended
 */
public record RuleChange(List<Integer> rules, Size size, RuleEffect effect) {
    static final RuleChange NOTHING = new RuleChange(List.of(), Size.NOTHING, RuleEffect.NOTHING);

    public RuleChange {
        rules = List.copyOf(rules);
    }
}
