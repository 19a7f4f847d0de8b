package dev.muster.assignment.reassess;

import dev.muster.assignment.Automation;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.StuckStore.Of;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.RulesActor;
import dev.muster.assignment.standing.AutomationStore;
import dev.muster.assignment.standing.AutomationTransitions;
import dev.muster.assignment.standing.AutomationTransitions.Transition;
import dev.muster.assignment.standing.RuleDetail;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Starts and ends automations by the clock. Whether one is in effect is kept with it, so that a start or end
 * that passed while nothing ran is made up for, and none has an effect twice.
 */
@Component
class AutomationWindows {
    private final AutomationStore store;
    private final AutomationTransitions transitions;
    private final Engine engine;
    private final MembershipLock lock;
    private final ContentLocks locks;
    private final AuditLog log;
    private final Isolation isolation;
    private final Clock clock;

    AutomationWindows(
            AutomationStore store,
            AutomationTransitions transitions,
            Engine engine,
            MembershipLock lock,
            ContentLocks locks,
            AuditLog log,
            Isolation isolation,
            Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.engine = engine;
        this.lock = lock;
        this.locks = locks;
        this.log = log;
        this.isolation = isolation;
        this.clock = clock;
    }

    /** How many start or end by now. */
    int pending() {
        return store.turning(clock.instant()).size();
    }

    void work() {
        for (int id : store.turning(clock.instant())) {
            isolation.alone(Of.RULE, id, () -> {
                lock.take();
                store.lock(id).ifPresent(this::startOrEnd);
            });
        }
    }

    private void startOrEnd(Automation before) {
        boolean now = before.terms().isInEffect(clock.instant());
        if (now == before.inEffect()) {
            return; // another node was faster
        }
        locks.exclusive(List.of(before.content().id()));
        store.inEffect(before.id(), now);
        Automation after = store.find(before.id()).orElseThrow();
        Transition transition = transitions.of(before, after);
        Written entry =
                log.write(Act.of(RulesActor.RULES, now ? AuditAction.AUTOMATION_START : AuditAction.AUTOMATION_END)
                        .people(Math.max(
                                transition.effect().change().people(),
                                transition.effect().kept()))
                        .content(before.content().id())
                        .detail(RuleDetail.of(List.of(before.id()), null)));
        if (!transition.size().isNothing()) {
            engine.apply(transition.size(), entry);
        }
        store.keepVersion(before.id(), entry, RuleDetail.effect(transition.effect()));
    }
}
