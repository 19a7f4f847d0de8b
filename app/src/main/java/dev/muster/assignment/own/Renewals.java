package dev.muster.assignment.own;

import dev.muster.assignment.Training;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.learning.Completions;
import dev.muster.learning.ContentCompleted;
import dev.muster.library.ContentRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Courses that are renewed with another, shorter one: whoever has to renew one begins the other in its place, and its
 * completion renews the first.
 */
@Component
class Renewals {
    private final RenewalGrid renewals;
    private final TrainingGrid training;
    private final Completions completions;

    Renewals(RenewalGrid renewals, TrainingGrid training, Completions completions) {
        this.renewals = renewals;
        this.training = training;
        this.completions = completions;
    }

    /** By content: the active course that is begun in its place. */
    @Transactional(readOnly = true)
    Map<Integer, ContentRef> inPlaceOf(Collection<Training> all) {
        return renewals.of(all.stream()
                .filter(Training::isNextToRenew)
                .map(t -> t.content().id())
                .toList());
    }

    /** Whether the course is asked of them now as the renewal of another. */
    boolean asksFor(int personId, int courseId) {
        return !renewedBy(personId, courseId).isEmpty();
    }

    /** Whatever a completion of the course can renew, whoever has that. */
    List<Integer> reachedBy(int courseId) {
        return renewals.renewedWith(courseId);
    }

    private List<Training> renewedBy(int personId, int courseId) {
        return renewals.renewedWith(courseId).stream()
                .flatMap(id -> training.ofLearner(personId, id).stream())
                .filter(Training::isNextToRenew)
                .toList();
    }

    /** In the transaction of the completion: it renews what waits for it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ContentCompleted news) {
        for (Training t : renewedBy(news.personId(), news.contentId())) {
            completions.renew(news.by(), t.content().id(), t.version(), news.completionId());
        }
    }
}
