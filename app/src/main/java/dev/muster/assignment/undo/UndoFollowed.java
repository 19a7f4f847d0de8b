package dev.muster.assignment.undo;

import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.engine.DifferencePreview;
import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.LeftOutStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.progress.FollowFacts;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes back what rules gave and took in consequence of an act, after the act's own rows were put back: whoever is held
 * again has the training as it was, with its dates and reasons, and whom it no longer holds loses what came since
 * (docs/adr/0027). The same for every act that moves people in or out of what rules ask for.
 */
@Component
class UndoFollowed {
    private final UndoGroupStore store;
    private final LeftOutStore leftOut;
    private final DifferenceStore difference;
    private final DifferencePreview foresight;
    private final Engine engine;
    private final FollowFacts facts;
    private final Notices notices;
    private final Clock clock;

    UndoFollowed(
            UndoGroupStore store,
            LeftOutStore leftOut,
            DifferenceStore difference,
            DifferencePreview foresight,
            Engine engine,
            FollowFacts facts,
            Notices notices,
            Clock clock) {
        this.store = store;
        this.leftOut = leftOut;
        this.difference = difference;
        this.foresight = foresight;
        this.engine = engine;
        this.facts = facts;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param rules that may have given or taken by it; people: whom it moved. Callers hold the locks of their contents */
    void takeBack(UndoEntry e, List<Integer> rules, Collection<Integer> people, Written undo) {
        if (rules.isEmpty() || people.isEmpty()) {
            return;
        }
        foresight.leaveOutFailing(people);
        leftOut.asBefore(rules, people, e);
        difference.compute(new DifferenceRange.OfPeople(people), clock.instant());
        difference.only(rules);
        difference.keepWhatWasThereBefore(e.id());
        facts.follow(store.comeBack(e, undo));
        for (long told : store.toldOfLosses(e.id())) {
            notices.withdraw(told, undo, named("select distinct content_id, person_id from loss where not keep"));
        }
        DifferenceStore.Size rest = difference.size();
        if (!rest.isNothing()) {
            engine.apply(rest, undo);
        }
    }
}
