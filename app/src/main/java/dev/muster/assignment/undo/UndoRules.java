package dev.muster.assignment.undo;

import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.ledger.PutBackStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.rules.UndoKind;
import dev.muster.assignment.standing.RuleDetail;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes back what an act made of rules: a group's training, a course's settings. Nobody loses work by it. */
@Component
class UndoRules {
    private final UndoStore store;
    private final Engine engine;
    private final UndoAutomations automations;
    private final UndoGroups groups;
    private final Clock clock;
    private final Notices notices;
    private final PutBackStore putBack;
    private final UndoSettings settings;

    UndoRules(
            UndoStore store,
            Engine engine,
            UndoAutomations automations,
            UndoGroups groups,
            Clock clock,
            Notices notices,
            PutBackStore putBack,
            UndoSettings settings) {
        this.store = store;
        this.engine = engine;
        this.automations = automations;
        this.groups = groups;
        this.clock = clock;
        this.notices = notices;
        this.putBack = putBack;
        this.settings = settings;
    }

    /** Why the act can't be taken back; empty: it can. */
    Optional<String> refusal(UndoEntry e) {
        return e.kind().flatMap(kind -> switch (kind) {
            case GROUP_AUDIENCE, GROUP_MEMBERS -> groups.refusal(e);
            case AUTOMATION -> automations.refusal(e);
            case GIVEN, REMOVED, DUE_DATE, GROUP_CONTENT, SETTINGS -> Optional.<String>empty();
        });
    }

    /** What it touches. */
    List<Integer> contents(UndoEntry e) {
        return isOfMembership(e) ? groups.contents(e) : RuleDetail.contents(e.detail());
    }

    /** For whom it has moved on. */
    List<Undos.Skipped> moved(UndoEntry e) {
        return isOfMembership(e)
                ? groups.moved(e).stream()
                        .map(m -> new Undos.Skipped(
                                m.personId(),
                                m.name(),
                                0,
                                Objects.requireNonNull(m.movedOn()).why()))
                        .toList()
                : List.of();
    }

    private static boolean isOfMembership(UndoEntry e) {
        return e.is(UndoKind.GROUP_AUDIENCE) || e.is(UndoKind.GROUP_MEMBERS);
    }

    void undo(Actor actor, UndoEntry e, Written undo) {
        changeBack(actor, e, undo);
        notices.withdraw(e.id(), undo);
    }

    private void changeBack(Actor actor, UndoEntry e, Written undo) {
        if (e.is(UndoKind.AUTOMATION)) {
            automations.undo(e, undo);
            return;
        }
        if (isOfMembership(e)) {
            groups.undo(e, undo);
            return;
        }
        List<Integer> rules = RuleDetail.rules(e.detail());
        store.flip(rules, clock.instant());
        if (e.is(UndoKind.GROUP_CONTENT)) {
            dueAsBefore(e);
        }
        if (e.is(UndoKind.SETTINGS)) {
            settings.undo(actor, e, undo);
        }
        if (rules.isEmpty()) {
            return;
        }
        engine.follow(new DifferenceRange.OfRules(rules), undo);
        putBack.neverThere(e, undo);
        putBack.asBefore(e, rules, undo);
    }

    /** When a group's training is due, where nobody has changed that since; and the dates that moved with it. */
    private void dueAsBefore(UndoEntry e) {
        RuleDetail.redated(e.detail()).forEach(r -> {
            store.dueAsBefore(r);
            if (RuleDetail.isForOpen(e.detail())) {
                putBack.movedBack(e, r.contentId());
            }
        });
    }
}
