package dev.muster.assignment.exemption;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.exemption.ExemptionStore.Live;
import dev.muster.assignment.exemption.ExemptionStore.Terms;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.ExemptSourcesStore;
import dev.muster.assignment.ledger.HandStore.OneSource;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.MarkForReassessment;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.SituationStore.Target;
import dev.muster.assignment.ledger.Situations;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.assignment.rules.Situation;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exempting one person from one content, or from one rule that gives it: what it gave goes, nobody loses
 * work or records by it, and it comes back when the exemption is lifted or ends.
 */
@Component
@Transactional
public class Exemptions {
    private static final int LONGEST = 200;

    private final ExemptionStore store;
    private final ExemptionGrid grid;
    private final ExemptSourcesStore sources;
    private final MarkForReassessment mark;
    private final ShownProgress facts;
    private final ContentLocks locks;
    private final Situations situations;
    private final LoggedActs acts;

    Exemptions(
            ExemptionStore store,
            ExemptionGrid grid,
            ExemptSourcesStore sources,
            MarkForReassessment mark,
            ShownProgress facts,
            ContentLocks locks,
            Situations situations,
            LoggedActs acts) {
        this.store = store;
        this.grid = grid;
        this.sources = sources;
        this.mark = mark;
        this.facts = facts;
        this.locks = locks;
        this.situations = situations;
        this.acts = acts;
    }

    /**
     * @param rule one rule that gives the content; null: the content itself, whatever gives it
     * @param type what kind of exemption, for example {@code Medical}
     * @param reason the note of this act
     * @param until last day it holds; null: until it is lifted
     */
    public record Request(
            @Nullable Integer rule,
            @Nullable String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable LocalDate until) {
        Remarks said() {
            return new Remarks(reason, approvedBy, null, false);
        }
    }

    /** @throws NotThere for a person out of scope, a content that is not there, or a rule that does not give it */
    public ExemptionGrid.Row grant(Actor actor, int personId, int contentId, Request request) {
        situations.require(actor, personId);
        locks.exclusive(List.of(contentId));
        Target target = situations.target(contentId);
        Known known = situations
                .of(actor, target, List.of(personId), Execution.AT_ONCE)
                .getFirst();
        String type = checked(request, known.today());
        Remarks said = request.said();
        acts.require(said, "reason");
        if (request.rule() != null && !grid.gives(request.rule(), contentId)) {
            throw new BadInput("rule", "No such rule gives this content.");
        }
        Written entry =
                acts.write(Act.of(actor, AuditAction.EXEMPTION_GRANT).people(1).content(contentId), said);
        int from = request.rule() == null ? 0 : request.rule();
        store.grant(
                contentId,
                List.of(new OneSource(personId, from)),
                new Terms(type, said.note(), said.approvedBy(), request.until()),
                entry);
        Predicate<Integer> goes = request.rule() == null ? r -> r != Situation.SELF : request.rule()::equals;
        List<OneSource> gone = known.situation().sources().stream()
                .filter(goes)
                .map(r -> new OneSource(personId, r))
                .toList();
        sources.take(contentId, personId, gone, from, entry);
        return find(personId, contentId, request.rule()).orElseThrow();
    }

    private Optional<ExemptionGrid.Row> find(int personId, int contentId, @Nullable Integer rule) {
        return grid.ofPerson(personId).stream()
                .filter(r -> r.contentId() == contentId && Objects.equals(r.ruleId(), rule))
                .findFirst();
    }

    private static String checked(Request r, LocalDate today) {
        if (r.type() == null || r.type().isBlank() || r.type().length() > LONGEST) {
            throw new BadInput("type", "Say what kind of exemption it is, for example Medical.");
        }
        if (r.until() != null && r.until().isBefore(today)) {
            throw new BadInput("until", "This day has passed. Choose today or later, or leave it open.");
        }
        return r.type().strip();
    }

    /**
     * Lifts what stands for this person and content. What a hand had given comes back at once, what rules give within
     * seconds.
     *
     * @param rule only the exemption from this rule; null: all
     * @throws NotThere where there is none
     */
    public void lift(Actor actor, int personId, int contentId, @Nullable Integer rule, Remarks said) {
        situations.require(actor, personId);
        locks.exclusive(List.of(contentId));
        List<Live> live = store.live(personId, contentId, rule);
        if (live.isEmpty()) {
            throw new NotThere("exemption");
        }
        acts.require(said);
        Written entry =
                acts.write(Act.of(actor, AuditAction.EXEMPTION_LIFT).people(1).content(contentId), said);
        store.lift(live.stream().map(Live::id).toList(), entry);
        for (Live l : live) {
            if (l.rule() == null) {
                sources.giveBack(contentId, personId, l.entryId(), entry);
            }
        }
        facts.follow(List.of(new Pair(personId, contentId)));
        sources.lifted(contentId, personId, entry);
        mark.people(List.of(personId));
    }
}
