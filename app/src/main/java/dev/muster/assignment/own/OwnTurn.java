package dev.muster.assignment.own;

import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.learning.LearnerLock;
import dev.muster.shared.Actor;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** A learner's acts come one after the other, and beside none on what they reach. */
@Component
class OwnTurn {
    private final LearnerLock turn;
    private final ContentLocks locks;
    private final ShownProgress facts;
    private final Renewals renewals;

    OwnTurn(LearnerLock turn, ContentLocks locks, ShownProgress facts, Renewals renewals) {
        this.turn = turn;
        this.locks = locks;
        this.facts = facts;
        this.renewals = renewals;
    }

    void take(Actor actor) {
        turn.take(actor.personId());
    }

    /** Their own turn, and everything that the act can reach; what is decided is decided after it. */
    void take(Actor actor, CourseInContext course) {
        take(actor);
        Set<Integer> reached = new TreeSet<>(facts.touchedBy(course.courseId(), course.context()));
        for (int renewed : renewals.reachedBy(course.courseId())) {
            reached.addAll(
                    facts.touchedBy(renewed, CourseInContext.of(renewed, null).context()));
        }
        locks.shared(reached);
    }
}
