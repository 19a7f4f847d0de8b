package dev.muster.assignment.undo;

import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.engine.DifferenceStore.Size;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.LeftOutStore;
import dev.muster.assignment.ledger.PutBackStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.standing.AutomationStore;
import dev.muster.assignment.standing.RuleDetail;
import dev.muster.assignment.undo.UndoAutomationStore.Version;
import dev.muster.audit.AuditLog.Written;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes an act on an automation back: its terms, whom it leaves out, and what people had are as before. What the act gave
 * goes (nobody loses work by it); what it took, or made a kept one, is as it was.
 */
@Component
class UndoAutomations {
    private final UndoAutomationStore store;
    private final AutomationStore automations;
    private final LeftOutStore leftOut;
    private final DifferenceStore difference;
    private final Engine engine;
    private final Clock clock;
    private final UndoHands hands;
    private final PutBackStore putBack;

    UndoAutomations(
            UndoAutomationStore store,
            AutomationStore automations,
            LeftOutStore leftOut,
            DifferenceStore difference,
            Engine engine,
            Clock clock,
            UndoHands hands,
            PutBackStore putBack) {
        this.store = store;
        this.automations = automations;
        this.leftOut = leftOut;
        this.difference = difference;
        this.engine = engine;
        this.clock = clock;
        this.hands = hands;
        this.putBack = putBack;
    }

    Optional<String> refusal(UndoEntry e) {
        return store.made(e.id())
                .filter(v -> store.isStill(v))
                .map(_ -> Optional.<String>empty())
                .orElse(Optional.of("The automation was changed since. Change it back there."));
    }

    void undo(UndoEntry e, Written undo) {
        Version made = store.made(e.id()).orElseThrow();
        store.putBack(made, clock.instant());
        leftOut.asBefore(made.ruleId(), made.version(), e.at());
        giveBack(e, made, undo);
        if (RuleDetail.isForOpen(e.detail())) {
            putBack.movedBack(e, made.contentId());
        }
        List<Integer> rule = List.of(made.ruleId());
        Size size = difference.compute(new DifferenceRange.OfRules(rule));
        if (!size.isNothing()) {
            difference.keepWhatWasThereBefore(e.id());
            engine.apply(size, undo);
            putBack.neverThere(e, undo);
        }
        putBack.asBefore(e, rule, undo);
        automations.keepVersion(made.ruleId(), undo, RuleDetail.undone(e.id()));
    }

    private void giveBack(UndoEntry e, Version made, Written undo) {
        List<Integer> people = store.takenFrom(e.id(), made.ruleId());
        if (!people.isEmpty()) {
            hands.giveBack(e, made.contentId(), people, undo);
        }
    }
}
