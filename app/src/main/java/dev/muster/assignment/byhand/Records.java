package dev.muster.assignment.byhand;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.Training;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.ledger.RequiredRemarks;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.progress.FollowFacts;
import dev.muster.assignment.progress.FollowStore;
import dev.muster.assignment.rules.Facts;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Scopes;
import dev.muster.learning.Completion;
import dev.muster.learning.Completions;
import dev.muster.learning.Completions.Dated;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.learning.LearningFacts;
import dev.muster.learning.LearningGrid;
import dev.muster.shared.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Completions made elsewhere, and corrections, with what they mean for the assignment. One at a time per content, so
 * that what is shown follows from all of them; with the modules that it can reach, whose locks come in order.
 */
@Component
public class Records {
    private static final int STANDALONE = 0;

    private final Completions completions;
    private final LearningGrid grid;
    private final LearningFacts facts;
    private final TrainingGrid training;
    private final FollowStore assignments;
    private final FollowFacts follow;
    private final HandStore sources;
    private final ContentLocks locks;
    private final RequiredRemarks remarks;
    private final Scopes scopes;

    Records(
            Completions completions,
            LearningGrid grid,
            LearningFacts facts,
            TrainingGrid training,
            FollowStore assignments,
            FollowFacts follow,
            HandStore sources,
            ContentLocks locks,
            RequiredRemarks remarks,
            Scopes scopes) {
        this.completions = completions;
        this.grid = grid;
        this.facts = facts;
        this.training = training;
        this.assignments = assignments;
        this.follow = follow;
        this.sources = sources;
        this.locks = locks;
        this.remarks = remarks;
        this.scopes = scopes;
    }

    /**
     * What would become of the assignment.
     *
     * @param before null: there is none, and the act makes none: the completion stands in the history
     * @param expiresOn last valid day of the completion that then counts
     */
    public record Outlook(
            @Nullable Status before,
            @Nullable Status after,
            @Nullable LocalDate expiresOn) {}

    /** What {@link #add} would do, with the same refusals; nothing is written. */
    @Transactional(readOnly = true)
    public Outlook outlook(Actor actor, int personId, Elsewhere made, LocalDate today) {
        scopes.require(actor, personId);
        remarks.check(said(made));
        Dated dated = completions.check(personId, made);
        Facts.Done done = new Facts.Done(dated.at(), dated.version(), made.score(), dated.expiresOn(), null);
        Stream<Facts.Done> all = Stream.concat(counting(personId, made.contentId(), -1), Stream.of(done));
        return outlook(personId, made.contentId(), newest(all), today);
    }

    private static Remarks said(Elsewhere made) {
        return new Remarks(made.note(), made.approvedBy(), null, false);
    }

    @Transactional
    public Completion add(Actor actor, int personId, Elsewhere made) {
        scopes.require(actor, personId);
        remarks.check(said(made));
        locks.exclusive(made.contentId(), follow.touchedBy(made.contentId(), STANDALONE));
        return grid.completion(personId, completions.record(actor, personId, made));
    }

    /** What {@link #annul} would do; nothing is written. */
    @Transactional(readOnly = true)
    public Outlook outlook(Completion voided, LocalDate today) {
        int contentId = voided.content().id();
        return outlook(
                voided.personId(), contentId, newest(counting(voided.personId(), contentId, voided.id())), today);
    }

    /**
     * The completion counts no more, and the assignment shows what is left; one that only stood
     * as the record goes, or stays as optional where it is under way.
     */
    @Transactional
    public Completion annul(Actor actor, long completionId, String reason) {
        Completions.Whose whose = completions.whose(completionId);
        scopes.require(actor, whose.personId());
        locks.exclusive(whose.contentId(), follow.touchedBy(whose.contentId(), whose.context()));
        completions
                .annul(actor, completionId, reason)
                .ifPresent(entry -> sources.bare(whose.contentId(), whose.personId(), entry));
        return grid.completion(whose.personId(), completionId);
    }

    private Stream<Facts.Done> counting(int personId, int contentId, long without) {
        return grid.completions(personId).stream()
                .filter(c -> c.content().id() == contentId && c.module() == null)
                .filter(c -> !c.voided() && c.id() != without)
                .map(c -> new Facts.Done(c.completedAt(), c.version(), c.score(), c.expiresOn(), null));
    }

    private static Optional<Facts.Done> newest(Stream<Facts.Done> all) {
        return all.max(java.util.Comparator.comparing(Facts.Done::completedAt));
    }

    private Outlook outlook(int personId, int contentId, Optional<Facts.Done> done, LocalDate today) {
        Training now = training.find(personId, contentId).orElse(null);
        if (now == null) {
            return new Outlook(null, null, done.map(Facts.Done::expiresOn).orElse(null));
        }
        Instant reset = assignments.known(List.of(new Pair(personId, contentId))).stream()
                .map(FollowStore.Known::resetAt)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        LearningFacts.Open open = facts.of(personId, contentId, STANDALONE).open();
        Facts.Shown shown = new Facts(
                        Optional.ofNullable(open).map(o -> new Facts.Open(o.startedAt(), o.progress())), done)
                .shown(reset);
        return new Outlook(
                now.status(),
                Status.of(shown.state(), shown.renewal() != null, shown.expiresOn(), today),
                shown.expiresOn());
    }
}
