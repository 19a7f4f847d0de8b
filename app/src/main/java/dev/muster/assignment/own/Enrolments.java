package dev.muster.assignment.own;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.assignment.rules.Enrolling;
import dev.muster.assignment.rules.Enrolling.Begin;
import dev.muster.assignment.rules.Situation;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Content that learners begin unassigned, and give up again. Callers hold the locks of both. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Enrolments {
    private final EnrolStore store;
    private final HandStore hands;
    private final Visibility visibility;
    private final ShownProgress facts;
    private final Renewals renewals;
    private final AuditLog log;

    Enrolments(
            EnrolStore store,
            HandStore hands,
            Visibility visibility,
            ShownProgress facts,
            Renewals renewals,
            AuditLog log) {
        this.store = store;
        this.hands = hands;
        this.visibility = visibility;
        this.facts = facts;
        this.renewals = renewals;
        this.log = log;
    }

    /**
     * Gives it to somebody who finds it in the catalog, or renews another course with it; twice is once. A completion made before counts at once.
     *
     * @throws NotThere where it is neither assigned nor visible to them
     */
    void enrol(Actor actor, int contentId) {
        int person = actor.personId();
        Begin begin = Enrolling.begin(
                store.isAssigned(person, contentId),
                visibility.isTo(person, contentId) || renewals.asksFor(person, contentId),
                store.isActive(contentId));
        switch (begin) {
            case NOT_THERE -> throw new NotThere("training");
            case ASSIGNED -> {}
            case ENROL -> {
                Written entry = log.write(
                        Act.of(actor, AuditAction.LEARNING_ENROL).people(1).content(contentId));
                hands.enrol(contentId, person, entry);
                hands.lines(contentId, List.of(person), entry, "{\"sources\":[-1]}");
                facts.follow(hands.whoLearned(contentId, List.of(person)));
            }
        }
    }

    /**
     * Takes it off the dashboard; its progress stays in the history and is there again when it is begun again.
     *
     * @throws Conflict where it is required, or completed
     */
    void stop(Actor actor, Training training) {
        int contentId = training.content().id();
        List<Integer> sources =
                training.sources().stream().map(TrainingSource::ruleId).toList();
        String refused = Enrolling.refusal(Enrolling.stop(training.status(), sources));
        if (refused != null) {
            throw new Conflict(refused);
        }
        Written entry =
                log.write(Act.of(actor, AuditAction.LEARNING_STOP).people(1).content(contentId));
        hands.remove(contentId, List.of(new HandStore.OneSource(actor.personId(), Situation.SELF)), entry);
        hands.lines(contentId, List.of(actor.personId()), entry, "{\"removed\":true}");
    }
}
