package dev.muster.assignment.undo;

import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.engine.DifferencePreview;
import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.LeftOutStore;
import dev.muster.assignment.ledger.PutBackStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
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
    private final DifferencePreview previews;
    private final Engine engine;
    private final ShownProgress facts;
    private final Notices notices;
    private final PutBackStore putBack;

    UndoFollowed(
            UndoGroupStore store,
            LeftOutStore leftOut,
            DifferenceStore difference,
            DifferencePreview previews,
            Engine engine,
            ShownProgress facts,
            Notices notices,
            PutBackStore putBack) {
        this.store = store;
        this.leftOut = leftOut;
        this.difference = difference;
        this.previews = previews;
        this.engine = engine;
        this.facts = facts;
        this.notices = notices;
        this.putBack = putBack;
    }

    /** @param rules that may have given or taken by it; people: whom it moved. Callers hold the locks of their contents */
    void takeBack(UndoEntry e, List<Integer> rules, Collection<Integer> people, Written undo) {
        if (rules.isEmpty() || people.isEmpty()) {
            return;
        }
        previews.leaveOutFailing(people);
        leftOut.asBefore(rules, people, e);
        difference.compute(new DifferenceRange.OfPeople(people));
        difference.only(rules);
        difference.keepWhatWasThereBefore(e.id());
        facts.follow(putBack.comeBack(e, undo));
        for (long told : store.toldOfLosses(e.id())) {
            notices.withdraw(told, undo, named("select distinct content_id, person_id from loss where not keep"));
        }
        DifferenceStore.Size rest = difference.size();
        if (!rest.isNothing()) {
            engine.apply(rest, undo);
            putBack.neverThere(e, undo);
        }
    }
}
