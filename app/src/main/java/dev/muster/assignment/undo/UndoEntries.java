package dev.muster.assignment.undo;

import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.undo.UndoStore.Line;
import dev.muster.audience.Scopes;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Entries of the log as far as somebody may take them back: their own, or any as an administrator, for people they see. */
@Component
class UndoEntries {
    private final UndoStore store;
    private final Scopes scopes;

    UndoEntries(UndoStore store, Scopes scopes) {
        this.store = store;
        this.scopes = scopes;
    }

    /** @throws NotThere for one that is not there, or not theirs to undo */
    UndoEntry find(Actor actor, long entryId) {
        UndoEntry e = store.entry(entryId);
        if (e == null || !(actor.isAdmin() || isAuthor(actor, e))) {
            throw new NotThere("entry");
        }
        return e;
    }

    private static boolean isAuthor(Actor actor, UndoEntry e) {
        return actor.personId() != 0 && Objects.equals(e.actorId(), actor.personId());
    }

    /** Of an act by hand, person by person. Those out of a manager's scope by now are left as they are, unseen. */
    List<Line> lines(Actor actor, UndoEntry e) {
        List<Line> all = e.isOfRules() ? List.of() : store.lines(e);
        if (actor.seesEverybody()) {
            return all;
        }
        List<Integer> seen = store.within(all.stream().map(Line::personId).toList(), scopes.condition(actor));
        return all.stream().filter(l -> seen.contains(l.personId())).toList();
    }
}
