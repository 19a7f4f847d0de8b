package dev.muster.learning;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.generated.db.tables.records.AttemptRecord;
import dev.muster.learning.rules.Renewing;
import dev.muster.people.TimeZones;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Going through a module: it is begun and completed as a whole; its courses are attempts of their own, in
 * its context. Callers hold the module's lock, and the learner's unless the module's is theirs alone; they know that the
 * person may.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ModuleRuns {
    private static final int WHOLE = 0;

    private final AttemptStore attempts;
    private final CompletionStore completions;
    private final ResetStore resets;
    private final ModuleFacts facts;
    private final TimeZones zones;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    ModuleRuns(
            AttemptStore attempts,
            CompletionStore completions,
            ResetStore resets,
            ModuleFacts facts,
            TimeZones zones,
            AuditLog audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.attempts = attempts;
        this.completions = completions;
        this.resets = resets;
        this.facts = facts;
        this.zones = zones;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Begins it; its courses stay as they are until theirs begin. Under way already: nothing.
     *
     * @param again when it was completed, if it is taken again because that runs out; null: for the first time, or after
     *     a reassignment
     * @param days only courses whose validity has run out, or will within these days, are taken again
     */
    public void begin(Actor actor, int personId, int moduleId, @Nullable Instant again, int days) {
        if (!attempts.begin(personId, moduleId, WHOLE, clock.instant())) {
            return;
        }
        Written entry =
                audit.write(Act.of(actor, AuditAction.LEARNING_BEGIN).people(1).content(moduleId));
        audit.line(entry, moduleId, personId, null, null);
        if (again != null) {
            LocalDate own = completions.ownLastDay(personId, moduleId, again);
            LocalDate by = zones.now(personId).toLocalDate().plusDays(days);
            resets.write(personId, Renewing.again(facts.parts(personId, moduleId), own, by), moduleId, entry);
        }
        news.publishEvent(new AttemptChanged(actor, personId, moduleId, WHOLE));
    }

    /** Completes it, if nothing of it is left. @return whether it did */
    public boolean end(Actor actor, int personId, int moduleId, int version) {
        List<Part> parts = facts.parts(personId, moduleId);
        ModuleProgress progress = ModuleProgress.of(parts, zones.now(personId).toLocalDate());
        if (!progress.nothingLeft()) {
            return false;
        }
        Instant at = clock.instant();
        Optional<AttemptRecord> held = attempts.held(personId, moduleId, WHOLE);
        String evidence = "Courses done: " + parts.size() + " of " + parts.size() + ".";
        long id = completions.ofModule(
                personId,
                moduleId,
                held.map(AttemptRecord::getId).orElse(null),
                Proof.of(version, progress.score(), evidence),
                progress.validTo(),
                at);
        held.ifPresent(a -> attempts.end(a.getId(), at));
        Written entry = audit.write(
                Act.of(actor, AuditAction.LEARNING_COMPLETE).people(1).content(moduleId));
        audit.line(
                entry,
                moduleId,
                personId,
                null,
                JsonNodeFactory.instance.objectNode().put("version", version).setAll(completions.seal(id)));
        news.publishEvent(new ContentCompleted(actor, entry, personId, moduleId, id));
        return true;
    }

    /** Completes what a publish has left nothing to do in. */
    public void finish(Actor actor, int personId, int moduleId, int version) {
        if (!end(actor, personId, moduleId, version)) {
            int left = ModuleProgress.of(
                            facts.parts(personId, moduleId), zones.now(personId).toLocalDate())
                    .toDo()
                    .size();
            throw new Conflict(
                    "There " + (left == 1 ? "is still 1 course" : "are still " + left + " courses") + " to do.");
        }
        news.publishEvent(new AttemptChanged(actor, personId, moduleId, WHOLE));
    }
}
