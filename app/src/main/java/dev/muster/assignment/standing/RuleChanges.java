package dev.muster.assignment.standing;

import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.engine.DifferenceStore.Size;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.RuleEffectStore;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Brake;
import dev.muster.shared.Conflict;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Changes of rules that are in the database by now: what they do to people, whether that is too much, and doing it.
 * Callers hold the locks of the engine and of the rules' contents.
 */
@Component
class RuleChanges {
    private final DifferenceStore difference;
    private final RuleEffectStore effects;
    private final Engine engine;
    private final RuleStore rules;

    RuleChanges(DifferenceStore difference, RuleEffectStore effects, Engine engine, RuleStore rules) {
        this.difference = difference;
        this.effects = effects;
        this.engine = engine;
        this.rules = rules;
    }

    RuleChange of(List<Integer> ruleIds) {
        if (ruleIds.isEmpty()) {
            return RuleChange.NOTHING;
        }
        Size size = difference.compute(new DifferenceRange.OfRules(ruleIds));
        return new RuleChange(ruleIds, size, effects.read(size));
    }

    /**
     * The brake.
     *
     * @param confirm the number of people losing training that was confirmed; 0: none
     * @throws Conflict with the number, where so many would lose training that it has to be confirmed first
     */
    void brake(RuleChange change, int confirm) {
        int lose = change.effect().lose();
        int people = effects.peopleOfRules(change.rules());
        if (Brake.stops(lose, people, confirm)) {
            throw Conflict.brake(
                    "This takes training from " + lose + " of the " + people
                            + " people it touches. Confirm the number to do it.",
                    lose);
        }
    }

    /** Gives and takes what follows from it, under the entry of the act. */
    void apply(RuleChange change, Written entry) {
        rules.madeBy(change.rules(), entry);
        if (!change.size().isNothing()) {
            engine.apply(change.size(), entry);
        }
    }
}
