package dev.muster.assignment.standing;

import dev.muster.assignment.Automation;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.ledger.DueMoveStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.standing.AutomationTransitions.Transition;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.assignment.standing.Automations.Saved;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an act on an automation, which is in the database by now, does to people: worked out, then carried out under its entry. */
@Component
class AutomationActs {
    private final AutomationStore store;
    private final AutomationTransitions transitions;
    private final RuleChanges changes;
    private final DueMoveStore dues;
    private final LoggedActs acts;
    private final Clock clock;

    AutomationActs(
            AutomationStore store,
            AutomationTransitions transitions,
            RuleChanges changes,
            DueMoveStore dues,
            LoggedActs acts,
            Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.changes = changes;
        this.dues = dues;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * An act worked out to the last person, in the database but for what it gives and takes: a preview ends here.
     *
     * @param act null: nothing changes
     * @param dueFor whom a changed due rule moves
     * @param moved people whose open due date moves
     */
    record Ready(@Nullable Act act, Automation after, Transition transition, DueFor dueFor, int moved, How how) {
        AutomationEffect effect() {
            AutomationEffect e = transition.effect();
            return new AutomationEffect(
                    e.change(), e.matching(), e.existing(), e.leftOut(), e.kept(), moved, how.silent() ? 0 : e.mails());
        }
    }

    Ready unchanged(Automation a, How how) {
        return new Ready(null, a, transitions.difference(a, a), DueFor.NEW, 0, how);
    }

    /** Whom it leaves out was worked out by the act itself. */
    Ready included(Act act, Automation before, Automation after, How how) {
        return new Ready(act, after, transitions.difference(before, after), DueFor.NEW, 0, how);
    }

    /** @param before as it was; null: it is new */
    Ready ready(Act act, @Nullable Automation before, Automation after, How how) {
        Transition transition = transitions.of(before, after);
        changes.brake(transition.change(), how.confirm());
        boolean moves = before != null
                && how.dueFor() == DueFor.OPEN
                && !Objects.equals(before.terms().due(), after.terms().due());
        int moved = moves ? dues.findOfRule(after.id(), after.content().id(), clock.instant()) : 0;
        return new Ready(act, after, transition, moves ? DueFor.OPEN : DueFor.NEW, moved, how);
    }

    Saved write(Ready ready) {
        AutomationEffect effect = ready.effect();
        Automation after = ready.after();
        How how = ready.how();
        if (ready.act() == null) {
            return new Saved(after, effect, null);
        }
        Act act = ready.act()
                .people(Math.max(effect.change().people(), Math.max(effect.kept(), ready.moved())))
                .content(after.content().id())
                .detail(RuleDetail.of(List.of(after.id()), ready.dueFor() == DueFor.OPEN ? DueFor.OPEN : null));
        Written entry = acts.write(act, how.said(after.terms().note()));
        changes.apply(ready.transition().change(), entry);
        if (ready.moved() > 0) {
            dues.move(entry);
            dues.tell(entry);
        }
        acts.reword(entry, how.said(null));
        store.keepVersion(after.id(), entry, RuleDetail.effect(effect));
        return new Saved(after, effect, entry);
    }
}
