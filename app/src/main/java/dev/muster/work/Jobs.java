package dev.muster.work;

import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Queueing long work, looking at it, stopping it. */
@Component
public class Jobs {
    private final JobStore store;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Jobs(JobStore store, ApplicationEventPublisher news, Clock clock) {
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    /** Queues work in the caller's transaction: it runs once that is committed, and never if it is rolled back. */
    @Transactional
    public Job queue(Actor actor, String kind, String title, JsonNode input) {
        long id = store.insert(actor, kind, title, input, clock.instant());
        news.publishEvent(new JobQueued(id));
        return store.find(id).orElseThrow();
    }

    /** @throws NotThere also for a job that somebody else queued, except to admins */
    @Transactional(readOnly = true)
    public Job find(Actor actor, long id) {
        return store.find(id).filter(job -> mayTouch(actor, job)).orElseThrow(() -> new NotThere("job"));
    }

    /** The jobs queued or running, newest first, at most 50. */
    @Transactional(readOnly = true)
    public List<Job> open() {
        return store.open();
    }

    /** Asks to stop: a queued job ends at once, a running one at its next report of progress. An ended one stays as it is. */
    @Transactional
    public Job cancel(Actor actor, long id) {
        Job job = find(actor, id);
        store.requestCancel(id, clock.instant());
        return store.find(job.id()).orElseThrow();
    }

    private static boolean mayTouch(Actor actor, Job job) {
        return actor.isAdmin()
                || actor.personId() != 0 && actor.personId() == job.actor().personId();
    }
}
