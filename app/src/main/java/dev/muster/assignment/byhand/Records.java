package dev.muster.assignment.byhand;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.assignment.rules.Facts;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Scopes;
import dev.muster.learning.Completion;
import dev.muster.learning.Completions;
import dev.muster.learning.Completions.Dated;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.learning.LearningGrid;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private final ShownProgress follow;
    private final HandStore sources;
    private final ContentLocks locks;
    private final Scopes scopes;
    private final RecordOutlooks outlooks;
    private final LoggedActs acts;

    Records(
            Completions completions,
            LearningGrid grid,
            ShownProgress follow,
            HandStore sources,
            ContentLocks locks,
            Scopes scopes,
            RecordOutlooks outlooks,
            LoggedActs acts) {
        this.completions = completions;
        this.grid = grid;
        this.follow = follow;
        this.sources = sources;
        this.locks = locks;
        this.scopes = scopes;
        this.outlooks = outlooks;
        this.acts = acts;
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
        acts.require(said(made));
        Dated dated = completions.check(personId, made);
        Facts.Done done = new Facts.Done(dated.at(), dated.version(), made.score(), dated.expiresOn(), null);
        return outlooks.with(personId, made.contentId(), done, today);
    }

    private static Remarks said(Elsewhere made) {
        return new Remarks(made.note(), made.approvedBy(), null, false);
    }

    @Transactional
    public Completion add(Actor actor, int personId, Elsewhere made) {
        scopes.require(actor, personId);
        acts.require(said(made));
        locks.exclusive(made.contentId(), follow.touchedBy(made.contentId(), STANDALONE));
        return grid.completion(personId, completions.record(actor, personId, made));
    }

    /** What {@link #annul} would do; nothing is written. */
    @Transactional(readOnly = true)
    public Outlook outlook(Completion voided, LocalDate today) {
        return outlooks.without(voided, today);
    }

    /**
     * The completion counts no more, and the assignment shows what is left; one that only stood
     * as the record goes, or stays as optional where it is under way. What it renewed counts no more either.
     */
    @Transactional
    public Completion annul(Actor actor, long completionId, String reason) {
        Completions.Whose whose = completions.whose(completionId);
        scopes.require(actor, whose.personId());
        lock(whose, completions.renewedBy(completionId));
        completions
                .annul(actor, completionId, reason)
                .ifPresent(entry -> sources.withoutRecord(whose.contentId(), whose.personId(), entry));
        completions.renewedBy(completionId).forEach(renewed -> annul(actor, renewed, reason));
        return grid.completion(whose.personId(), completionId);
    }

    private void lock(Completions.Whose whose, List<Long> renewed) {
        Set<Integer> reached = follow.touchedBy(whose.contentId(), whose.context());
        if (renewed.isEmpty()) {
            locks.exclusive(whose.contentId(), reached);
            return;
        }
        Set<Integer> all = new TreeSet<>(reached);
        renewed.forEach(id -> all.addAll(follow.touchedBy(completions.whose(id).contentId(), STANDALONE)));
        locks.exclusive(all);
    }
}
