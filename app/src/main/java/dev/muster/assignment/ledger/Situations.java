package dev.muster.assignment.ledger;

import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.SituationStore.Target;
import dev.muster.audience.Scopes;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How people stand to a content at this moment, for somebody who acts on those within their scope. */
@Component
public class Situations {
    private final SituationStore store;
    private final Scopes scopes;
    private final Clock clock;

    Situations(SituationStore store, Scopes scopes, Clock clock) {
        this.store = store;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** @throws NotThere where there is no such content */
    public Target target(int contentId) {
        return store.target(contentId);
    }

    /** @throws NotThere for a person who is not there, or out of the actor's scope */
    public void require(Actor actor, int personId) {
        scopes.require(actor, personId);
    }

    /** Those of the people who would not find the content unassigned; nobody where that can't be evaluated. */
    public Set<Integer> outside(Target target, Collection<Integer> personIds) {
        return store.outside(target, personIds);
    }

    /**
     * The people, by name.
     *
     * @throws NotThere if one of them is not there, or out of the actor's scope
     */
    public List<Known> of(Actor actor, Target target, Collection<Integer> personIds, Execution run) {
        Instant at = clock.instant();
        List<Integer> byName = store.byName(personIds, scopes.condition(actor));
        if (byName.size() < new HashSet<>(personIds).size()) {
            throw new NotThere("person");
        }
        List<Known> all = new ArrayList<>(byName.size());
        for (List<Integer> some : Execution.batches(byName)) {
            all.addAll(store.of(target, some, target.isPermittedTo(actor), at));
            run.step(some.size());
        }
        return all;
    }
}
