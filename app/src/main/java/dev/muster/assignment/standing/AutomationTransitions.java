package dev.muster.assignment.standing;

import dev.muster.assignment.Automation;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.engine.DifferenceStore.Size;
import dev.muster.assignment.engine.LeftOutStore;
import dev.muster.assignment.engine.MatchStore;
import dev.muster.assignment.engine.RuleEffectStore;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.rules.LeavingOut;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes an automation from one state, already written, to the next: who is left out, and the difference that follows,
 * which stands in the temporary tables afterwards. Callers hold the locks of the engine and of its content.
 */
@Component
public class AutomationTransitions {
    private final LeftOutStore leftOut;
    private final AutomationStore store;
    private final MatchStore matches;
    private final RuleEffectStore effects;
    private final Audiences audiences;
    private final Clock clock;
    private final RuleChanges changes;

    AutomationTransitions(
            LeftOutStore leftOut,
            AutomationStore store,
            MatchStore matches,
            RuleEffectStore effects,
            Audiences audiences,
            Clock clock,
            RuleChanges changes) {
        this.leftOut = leftOut;
        this.store = store;
        this.matches = matches;
        this.effects = effects;
        this.audiences = audiences;
        this.clock = clock;
        this.changes = changes;
    }

    public record Transition(AutomationEffect effect, RuleChange change) {
        public Size size() {
            return change.size();
        }
    }

    /** @param before null: it is new */
    public Transition of(@Nullable Automation before, Automation after) {
        Instant at = clock.instant();
        boolean same =
                before != null && before.terms().audience().equals(after.terms().audience());
        switch (LeavingOut.on(before == null ? null : before.life(), after.life(), same)) {
            case EMPTIES -> leftOut.end(after, at);
            case ALL_WHO_MATCH -> leftOut.leaveOut(after, who(after), at);
            case WHO_NEWLY_MATCH -> leftOut.leaveOut(after, who(after).andNot(who(before)), at);
            case STAYS -> {}
        }
        return difference(before, after);
    }

    /** The difference of this automation as it stands. */
    Transition difference(@Nullable Automation before, Automation after) {
        RuleChange change = changes.of(List.of(after.id()));
        int matching = matching(after, change.size());
        int out = leftOut.count(after.id());
        boolean allExist = before == null
                || !before.life().inEffect()
                || after.terms().appliesTo() == AppliesTo.FUTURE_AND_EXISTING;
        return new Transition(
                new AutomationEffect(
                        change.effect(),
                        matching,
                        allExist ? matching : out,
                        out,
                        effects.keeping(),
                        0,
                        change.effect().news().told().mailed()),
                change);
    }

    private int matching(Automation after, Size size) {
        int matched = after.life().inEffect() ? matches.matched(after.id()) : 0;
        if (matched > 0) {
            return matched;
        }
        // Of one that is new to everybody whoever matches gains, but for the exempt.
        return size.gains() > 0
                ? size.gains()
                        + store.count(who(after)
                                .and(matches.passedOver(after.content().id())))
                : store.count(who(after));
    }

    /** Over {@code PERSON}; nobody, where it can't be evaluated. */
    private Condition who(@Nullable Automation a) {
        return a != null && audiences.compile(a.terms().audience()) instanceof Compilation.Ready ready
                ? audiences.condition(ready.audience(), audiences.today())
                : DSL.falseCondition();
    }
}
