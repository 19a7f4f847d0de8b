package dev.muster.views;

import dev.muster.access.Actors;
import dev.muster.shared.WholeTransaction;
import dev.muster.views.Sending.Outcome;
import dev.muster.views.Sending.Receiver;
import dev.muster.work.Jobs;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins to send a view for a day: a job for each receiver, who acts in it themselves and so gets the people whom they may see. */
@Component
class QueueViews {
    private final SendingStore store;
    private final ViewStore views;
    private final Sendings sendings;
    private final Actors actors;
    private final Jobs jobs;
    private final TransactionTemplate apart;

    QueueViews(
            SendingStore store,
            ViewStore views,
            Sendings sendings,
            Actors actors,
            Jobs jobs,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.views = views;
        this.sendings = sendings;
        this.actors = actors;
        this.jobs = jobs;
        this.apart = new WholeTransaction(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** In one transaction: what is noted as begun has its job, also after a crash. */
    void queue(int viewId, LocalDate day, Instant now) {
        apart.executeWithoutResult(_ -> views.find(viewId)
                .ifPresent(view -> store.of(viewId)
                        .ifPresent(sending -> sending.receivers().stream()
                                .filter(Receiver::gets)
                                .forEach(r -> begin(view, sending, r.personId(), day, now)))));
    }

    private void begin(SavedView view, Sending sending, int personId, LocalDate day, Instant now) {
        Outcome outcome = sendings.outcome(view, personId);
        if (store.begin(view.id(), personId, day, outcome, now) && outcome == Outcome.QUEUED) {
            actors.person(personId)
                    .ifPresent(receiver -> jobs.queue(
                            receiver,
                            ViewFiles.KIND,
                            "View: " + view.name(),
                            ViewFiles.input(view.id(), sending.format(), day)));
        }
    }
}
