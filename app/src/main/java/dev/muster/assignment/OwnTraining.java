package dev.muster.assignment;

import dev.muster.learning.Attempts;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A learner's own training: what is assigned to them, and only that. */
@Component
public class OwnTraining {
    private final TrainingGrid grid;
    private final ContentLocks locks;
    private final Attempts attempts;

    OwnTraining(TrainingGrid grid, ContentLocks locks, Attempts attempts) {
        this.grid = grid;
        this.locks = locks;
        this.attempts = attempts;
    }

    public List<Training> all(Actor actor) {
        return grid.ofLearner(actor.personId());
    }

    /** @throws NotThere when this person does not have it */
    public Training open(Actor actor, int contentId) {
        return all(actor).stream()
                .filter(t -> t.content().id() == contentId)
                .findFirst()
                .orElseThrow(() -> new NotThere("training"));
    }

    /** Begin (behaviour 2); begun before, or completed and not up for renewal yet: no change. */
    @Transactional
    public Training begin(Actor actor, int contentId) {
        locks.shared(contentId);
        if (!open(actor, contentId).mayBegin()) {
            return open(actor, contentId);
        }
        attempts.begin(actor, actor.personId(), contentId, 0);
        return open(actor, contentId);
    }
}
