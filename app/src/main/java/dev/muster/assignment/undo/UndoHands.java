package dev.muster.assignment.undo;

import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.byhand.ReassignWriter;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.HandStore.OneSource;
import dev.muster.assignment.ledger.MarkForReassessment;
import dev.muster.assignment.ledger.PutBackStore;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.assignment.rules.Situation;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes an act by hand back for people of one content, and what they were told of it. */
@Component
class UndoHands {
    private final UndoStore store;
    private final ReassignWriter reassigning;
    private final HandStore hands;
    private final ShownProgress facts;
    private final MarkForReassessment mark;
    private final Notices notices;
    private final PutBackStore putBack;

    UndoHands(
            UndoStore store,
            ReassignWriter reassigning,
            HandStore hands,
            ShownProgress facts,
            MarkForReassessment mark,
            Notices notices,
            PutBackStore putBack) {
        this.store = store;
        this.reassigning = reassigning;
        this.hands = hands;
        this.facts = facts;
        this.mark = mark;
        this.notices = notices;
        this.putBack = putBack;
    }

    void undo(UndoEntry e, int contentId, List<Integer> personIds, Written undo) {
        Integer[] people = personIds.toArray(Integer[]::new);
        switch (e.kind().orElseThrow()) {
            case GIVEN -> {
                reassigning.undo(e, contentId, personIds);
                facts.follow(hands.whoLearned(contentId, personIds));
                putBack.datesBack(e, contentId, people);
                List<OneSource> given = store.givenBy(e, contentId, people).stream()
                        .map(p -> new OneSource(p, Situation.INDIVIDUAL))
                        .toList();
                hands.undoAssign(contentId, given, e.at(), undo);
            }
            case REMOVED -> {
                // a rule may have ended meanwhile
                mark.people(personIds);
                giveBack(e, contentId, personIds, undo);
            }
            case DUE_DATE -> putBack.dueBack(e, contentId, people);
            case GROUP_CONTENT, GROUP_AUDIENCE, GROUP_MEMBERS, SETTINGS, AUTOMATION ->
                throw new IllegalStateException("Taken back as a whole: " + e.action());
        }
        hands.lines(contentId, personIds, undo, "{\"undone\":" + e.id() + "}");
        notices.withdraw(
                e.id(),
                undo,
                named("select :content::int as content_id, x.person_id from unnest(:people::int[]) as x (person_id)")
                        .bind("content", contentId)
                        .bind("people", people));
    }

    /** The sources that the act took from them, as they were, and their assignments. */
    void giveBack(UndoEntry e, int contentId, List<Integer> personIds, Written undo) {
        putBack.giveBack(e, contentId, personIds.toArray(Integer[]::new), undo);
        store.endExemptions(e, contentId, personIds, undo);
        facts.follow(hands.whoLearned(contentId, personIds));
    }
}
