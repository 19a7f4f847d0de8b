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
    record WorkedOut(@Nullable Act act, Automation after, Transition transition, DueFor dueFor, int moved, How how) {
        AutomationEffect effect() {
            AutomationEffect e = transition.effect();
            return new AutomationEffect(
                    e.change(), e.matching(), e.existing(), e.leftOut(), e.kept(), moved, how.silent() ? 0 : e.mails());
        }
    }

    WorkedOut unchanged(Automation a, How how) {
        return new WorkedOut(null, a, transitions.difference(a, a), DueFor.NEW, 0, how);
    }

    /** Whom it leaves out was worked out by the act itself. */
    WorkedOut included(Act act, Automation before, Automation after, How how) {
        return new WorkedOut(act, after, transitions.difference(before, after), DueFor.NEW, 0, how);
    }

    /** @param before as it was; null: it is new */
    WorkedOut workOut(Act act, @Nullable Automation before, Automation after, How how) {
        Transition transition = transitions.of(before, after);
        changes.brake(transition.change(), how.confirm());
        boolean moves = before != null
                && how.dueFor() == DueFor.OPEN
                && !Objects.equals(before.terms().due(), after.terms().due());
        int moved = moves ? dues.findOfRule(after.id(), after.content().id(), clock.instant()) : 0;
        return new WorkedOut(act, after, transition, moves ? DueFor.OPEN : DueFor.NEW, moved, how);
    }

    Saved carryOut(WorkedOut worked) {
        AutomationEffect effect = worked.effect();
        Automation after = worked.after();
        How how = worked.how();
        if (worked.act() == null) {
            return new Saved(after, effect, null);
        }
        Act act = worked.act()
                .people(Math.max(effect.change().people(), Math.max(effect.kept(), worked.moved())))
                .content(after.content().id())
                .detail(RuleDetail.of(List.of(after.id()), worked.dueFor() == DueFor.OPEN ? DueFor.OPEN : null));
        Written entry = acts.write(act, how.said(after.terms().note()));
        changes.apply(worked.transition().change(), entry);
        if (worked.moved() > 0) {
            dues.move(entry);
            dues.tell(entry);
        }
        acts.reword(entry, how.said(null));
        store.keepVersion(after.id(), entry, RuleDetail.effect(effect));
        return new Saved(after, effect, entry);
    }
}
