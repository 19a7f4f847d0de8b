package dev.muster.learning;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completions made elsewhere, and corrections: a fact is added, or voided with a reason; none ever
 * changes. Callers have checked the scope, and take turns per content.
 */
@Component
public class Completions {
    private static final int LONGEST = 2_000;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final CompletionStore store;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Completions(CompletionStore store, AuditLog audit, ApplicationEventPublisher news, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What was completed elsewhere.
     *
     * @param at when; or {@code on}: the day, where the person is
     * @param score percent
     * @param evidence the id of an uploaded file, or words
     * @param note why it is recorded, for the log
     * @param validTo its own last valid day; null: as the content's settings have it
     */
    public record Elsewhere(
            int contentId,
            @Nullable Instant at,
            @Nullable LocalDate on,
            @Nullable Integer score,
            @Nullable String evidence,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable LocalDate validTo) {
        public Elsewhere(
                int contentId,
                @Nullable Instant at,
                @Nullable LocalDate on,
                @Nullable Integer score,
                @Nullable String evidence,
                @Nullable String note,
                @Nullable String approvedBy) {
            this(contentId, at, on, score, evidence, note, approvedBy, null);
        }

        /** The instant that it counts from; empty: neither is said. */
        public Optional<Instant> begins(ZoneId zone) {
            Instant said = at;
            LocalDate day = on;
            return said != null
                    ? Optional.of(said)
                    : Optional.ofNullable(day).map(d -> d.atStartOfDay(zone).toInstant());
        }
    }

    /** One of many. @param at the instant that it counts from, where the person is */
    public record Row(int personId, Elsewhere made, Instant at) {}

    /** What recording it would write. @param expiresOn last valid day, from its own date; null: for ever */
    public record Dated(Instant at, int version, @Nullable LocalDate expiresOn) {}

    /**
     * Checked and dated; nothing is written.
     *
     * @throws BadInput naming the field
     * @throws NotThere if there is no such person
     */
    @Transactional(readOnly = true)
    public Dated check(int personId, Elsewhere made) {
        ZoneId zone = store.zoneOf(personId);
        List<BadInput.Error> errors = faults(made, zone, clock.instant());
        Instant at = made.begins(zone).orElse(clock.instant());
        var version = store.versionAt(made.contentId(), at);
        if (version.isEmpty()) {
            errors.add(
                    new BadInput.Error("contentId", "There is no such course or module, or it was never published."));
        }
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        LocalDate own = made.validTo();
        return new Dated(
                at,
                version.getAsInt(),
                own == null
                        ? store.lastDay(CompletionStore.Requirement.standalone(personId, made.contentId()), at)
                        : own);
    }

    /** What is wrong with it, whoever it is about. @param zone where that person is */
    public static List<BadInput.Error> faults(Elsewhere made, ZoneId zone, Instant now) {
        List<BadInput.Error> errors = new ArrayList<>();
        Instant at = made.begins(zone).orElse(null);
        if (at == null) {
            errors.add(new BadInput.Error("completedAt", "Give the day on which it was completed."));
        } else if (at.isAfter(now)) {
            errors.add(new BadInput.Error(
                    "completedAt", "This day is still to come. Give the day on which it was completed."));
        } else if (at.isBefore(EARLIEST.atStartOfDay(zone).toInstant())) {
            errors.add(new BadInput.Error("completedAt", "Give a day after 1900."));
        }
        if (made.score() != null && (made.score() < 0 || made.score() > 100)) {
            errors.add(new BadInput.Error("score", "A score is a percentage from 0 to 100."));
        }
        if (made.evidence() != null && made.evidence().length() > LONGEST) {
            errors.add(new BadInput.Error("evidence", "Write at most 2,000 characters, or attach a file."));
        }
        if (made.validTo() != null && at != null && made.validTo().isBefore(LocalDate.ofInstant(at, zone))) {
            errors.add(new BadInput.Error("validTo", "The last valid day is before the day of completion."));
        }
        return errors;
    }

    /** Which of these are recorded already, by their places in the list; asked of all of them at once. */
    @Transactional(readOnly = true)
    public Set<Integer> recorded(List<Row> rows) {
        return rows.isEmpty() ? Set.of() : store.standing(rows);
    }

    /**
     * Records it; the very same one again changes nothing.
     *
     * @return the completion's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long record(Actor actor, int personId, Elsewhere made) {
        Dated dated = check(personId, made);
        Optional<Long> before = store.standing(personId, made, dated.at());
        if (before.isPresent()) {
            return before.get();
        }
        long id = store.record(personId, made, dated.at(), dated.version(), clock.instant());
        Written entry = audit.write(Act.of(actor, AuditAction.LEARNING_RECORD)
                .people(1)
                .content(made.contentId())
                .note(made.note(), made.approvedBy()));
        ObjectNode after = store.seal(id);
        after.put("completedAt", dated.at().toString());
        if (made.score() != null) {
            after.put("score", made.score());
        }
        audit.line(entry, made.contentId(), personId, null, after);
        news.publishEvent(new AttemptChanged(actor, personId, made.contentId(), 0));
        return id;
    }

    /**
     * Renews a course: the completion of the other one counts for it, by its own validity, as long as it stands itself.
     *
     * @param version of the course, as it was last gone through
     * @param by the completion of the other course
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void renew(Actor actor, int contentId, int version, long by) {
        int personId = whose(by).personId();
        Optional<Long> id = store.renewed(personId, contentId, version, by, clock.instant());
        if (id.isPresent()) {
            Written entry = audit.write(
                    Act.of(actor, AuditAction.LEARNING_COMPLETE).people(1).content(contentId));
            ObjectNode after = store.seal(id.get());
            audit.line(
                    entry,
                    contentId,
                    personId,
                    null,
                    after.put("version", version).put("renewedBy", by));
            news.publishEvent(new AttemptChanged(actor, personId, contentId, 0));
        }
    }

    /** The completions that this one made by renewing other courses, and that still stand. */
    @Transactional(readOnly = true)
    public List<Long> renewedBy(long id) {
        return store.renewedBy(id);
    }

    /** Whose completion it is, and of what. @param context 0: standalone, else the module it was made in */
    public record Whose(int personId, int contentId, int context) {}

    /** @throws NotThere if there is no such completion */
    @Transactional(readOnly = true)
    public Whose whose(long id) {
        CompletionStore.Of of = store.of(id).orElseThrow(() -> new NotThere("completion"));
        return new Whose(of.personId(), of.contentId(), of.context());
    }

    /**
     * It stays, marked, and counts no more.
     *
     * @return the entry; empty: voided before, nothing changes, the first reason stays
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Written> annul(Actor actor, long id, String reason) {
        if (reason.isBlank()) {
            throw new BadInput("reason", "Say why it does not count.");
        }
        if (reason.length() > LONGEST) {
            throw new BadInput("reason", "Write at most 2,000 characters.");
        }
        CompletionStore.Of of = store.of(id).orElseThrow(() -> new NotThere("completion"));
        if (of.voided()) {
            return Optional.empty();
        }
        Written entry = audit.write(Act.of(actor, AuditAction.LEARNING_VOID)
                .people(1)
                .content(of.contentId())
                .note(reason.strip(), null));
        store.annul(id, reason.strip(), entry);
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("completionId", id);
        audit.line(entry, of.contentId(), of.personId(), line, null);
        news.publishEvent(new AttemptChanged(actor, of.personId(), of.contentId(), of.context()));
        return Optional.of(entry);
    }
}
