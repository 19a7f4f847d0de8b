package dev.muster.assignment;

import dev.muster.learning.Attempts;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A learner's own training: what is assigned to them, and what they begin from the catalog. */
@Component
public class OwnTraining {
    private final TrainingGrid grid;
    private final Enrolments enrolments;
    private final ContentLocks locks;
    private final Attempts attempts;

    OwnTraining(TrainingGrid grid, Enrolments enrolments, ContentLocks locks, Attempts attempts) {
        this.grid = grid;
        this.enrolments = enrolments;
        this.locks = locks;
        this.attempts = attempts;
    }

    public List<Training> all(Actor actor) {
        return grid.ofLearner(actor.personId());
    }

    /** Empty: they don't have it. */
    public Optional<Training> find(Actor actor, int contentId) {
        return grid.ofLearner(actor.personId(), contentId);
    }

    /** @throws NotThere when this person does not have it */
    public Training open(Actor actor, int contentId) {
        return find(actor, contentId).orElseThrow(() -> new NotThere("training"));
    }

    /**
     * Begin (behaviour 2); begun before, or completed and not up for renewal yet: no change. What is not assigned but
     * visible becomes Self-enrolled.
     *
     * @throws NotThere where it is neither
     */
    @Transactional
    public Training begin(Actor actor, int contentId) {
        if (find(actor, contentId).isEmpty()) {
            enrolments.enrol(actor, contentId);
        } else {
            locks.shared(contentId);
        }
        if (!open(actor, contentId).mayBegin()) {
            return open(actor, contentId);
        }
        attempts.begin(actor, actor.personId(), contentId, 0);
        return open(actor, contentId);
    }

    /**
     * Gives up what they began by themselves: it leaves the dashboard, the progress stays in the history.
     *
     * @throws Conflict where it is required of them, or completed
     */
    @Transactional
    public void stop(Actor actor, int contentId) {
        locks.exclusive(List.of(contentId));
        enrolments.stop(actor, open(actor, contentId));
    }
}
