package dev.muster.views;

import dev.muster.access.Actors;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotAllowed;
import dev.muster.tables.TableFile;
import dev.muster.views.Sending.Outcome;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** That a view is sent, to whom, and that somebody wants it no more. */
@Component
public class Sendings {
    public static final int MOST = 50;

    private final SavedViews views;
    private final SendingStore store;
    private final Actors actors;
    private final Jobs jobs;
    private final AuditLog log;
    private final Clock clock;

    Sendings(SavedViews views, SendingStore store, Actors actors, Jobs jobs, AuditLog log, Clock clock) {
        this.views = views;
        this.store = store;
        this.actors = actors;
        this.jobs = jobs;
        this.log = log;
        this.clock = clock;
    }

    /** Empty: it is not sent. */
    @Transactional(readOnly = true)
    public Optional<Sending> of(SavedView view) {
        return store.of(view.id());
    }

    /**
     * @param rhythm null: it is not sent any more
     * @throws BadInput naming {@code people}, where one of them could not get it
     */
    @Transactional
    public void set(
            Actor actor, int viewId, @Nullable Rhythm rhythm, TableFile.Format format, Collection<Integer> people) {
        SavedView view = views.find(actor, viewId);
        if (!SavedViews.mayChange(actor, view)) {
            throw new NotAllowed("Only %s can change to whom this view is sent.".formatted(view.owner()));
        }
        if (!view.page().isReport()) {
            throw new BadInput("rhythm", "Only reports can be sent.");
        }
        ObjectNode detail = said(view);
        if (rhythm == null) {
            store.end(viewId);
        } else {
            Set<Integer> all = new LinkedHashSet<>(people);
            check(view, all);
            store.set(viewId, rhythm, format, all, clock.instant());
            detail.put("sent", rhythm.label()).put("people", all.size());
        }
        log.write(Act.of(actor, AuditAction.VIEW_SENDING).detail(detail));
    }

    private void check(SavedView view, Set<Integer> people) {
        if (people.isEmpty() || people.size() > MOST) {
            throw new BadInput("people", "Choose from 1 to %d people.".formatted(MOST));
        }
        for (int p : people) {
            Outcome outcome = outcome(view, p);
            if (outcome == Outcome.NOT_SHARED) {
                throw new BadInput("people", "Share the view first: it is yours alone.");
            }
            if (outcome != Outcome.QUEUED) {
                String name = actors.person(p).map(Actor::name).orElse("Person " + p);
                throw new BadInput("people", "%s can't get it: %s.".formatted(name, outcome.why()));
            }
        }
    }

    /** Whether this person can get it now: {@link Outcome#QUEUED}, or why not. */
    Outcome outcome(SavedView view, int personId) {
        Actor receiver = actors.person(personId).orElse(null);
        if (receiver == null) {
            return Outcome.DEACTIVATED;
        }
        if (!view.page().needs().isOf(receiver.level())) {
            return Outcome.NO_RIGHT;
        }
        if (!view.shared() && !view.isOf(personId)) {
            return Outcome.NOT_SHARED;
        }
        return store.address(personId).isPresent() ? Outcome.QUEUED : Outcome.NO_ADDRESS;
    }

    /** Whoever gets it ends that for themselves, or begins again. */
    @Transactional
    public void receive(Actor actor, int viewId, boolean on) {
        SavedView view = views.find(actor, viewId);
        @Nullable Instant stoppedAt = on ? null : clock.instant();
        if (store.stop(viewId, actor.personId(), stoppedAt)) {
            log.write(Act.of(actor, AuditAction.VIEW_RECEIVE).detail(said(view).put("receives", on)));
        }
    }

    /** Sends it once, now, to whoever asks. @throws BadInput if they can't get it */
    @Transactional
    public Job sendNow(Actor actor, int viewId, TableFile.Format format) {
        SavedView view = views.find(actor, viewId);
        Outcome outcome = view.page().isReport() ? outcome(view, actor.personId()) : Outcome.NO_RIGHT;
        if (outcome != Outcome.QUEUED) {
            throw new BadInput("people", "You can't get it: %s.".formatted(outcome.why()));
        }
        return jobs.queue(actor, ViewFiles.KIND, "View: " + view.name(), ViewFiles.input(viewId, format, null));
    }

    private static ObjectNode said(SavedView view) {
        return JsonNodeFactory.instance.objectNode().put("view", view.id()).put("name", view.name());
    }
}
