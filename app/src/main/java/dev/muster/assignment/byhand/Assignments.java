package dev.muster.assignment.byhand;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.AssignDecisions.Decided;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.HandStore.Given;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Assigning.Reassign;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Assigning by hand: to people found by edges, one or several contents at once. */
@Component
public class Assignments {
    private final AssignDecisions decisions;
    private final HandStore store;
    private final AssignEffects effects;
    private final ReassignWriter reassigning;
    private final ContentLocks locks;
    private final ShownProgress facts;
    private final LoggedActs acts;

    Assignments(
            AssignDecisions decisions,
            HandStore store,
            AssignEffects effects,
            ReassignWriter reassigning,
            ContentLocks locks,
            ShownProgress facts,
            LoggedActs acts) {
        this.decisions = decisions;
        this.store = store;
        this.effects = effects;
        this.reassigning = reassigning;
        this.locks = locks;
        this.facts = facts;
        this.acts = acts;
    }

    /** Who would be affected and how; nothing is written. Same refusals as {@link #assign}. */
    @Transactional(readOnly = true)
    public AssignEffect preview(Actor actor, AssignRequest request) {
        return effect(decisions.decide(actor, request, Execution.AT_ONCE));
    }

    /** {@link #carryOut} for those who need no more than its answer. */
    @Transactional
    public AssignEffect assign(Actor actor, AssignRequest request) {
        return carryOut(actor, request).answer();
    }

    /**
     * Assigns; doing it twice changes nothing the second time.
     *
     * @throws NotThere for a content or person that is not there or out of scope
     * @throws BadInput for an empty choice, a past date, or a note that is required and missing
     */
    @Transactional
    public ActOutcome<AssignEffect> carryOut(Actor actor, AssignRequest request) {
        return carryOut(actor, request, Execution.AT_ONCE);
    }

    /** The caller holds the transaction. */
    public ActOutcome<AssignEffect> carryOut(Actor actor, AssignRequest request, Execution run) {
        locks.exclusive(request.contentIds());
        List<Decided> decided = decisions.decide(actor, request, run);
        List<Decided> changed = decided.stream().filter(Decided::changes).toList();
        AssignEffect effect = effect(decided);
        if (changed.isEmpty()) {
            return new ActOutcome<>(effect, null);
        }
        Integer only = request.contentIds().size() == 1 ? request.contentIds().getFirst() : null;
        Act act = Act.of(actor, AuditAction.ASSIGNMENT_ASSIGN)
                .people((int) changed.stream().map(Decided::personId).distinct().count())
                .content(only)
                .job(run.jobId());
        Written entry = acts.write(act, request.remarks());
        changed.stream()
                .collect(Collectors.groupingBy(Decided::contentId, TreeMap::new, Collectors.toList()))
                .forEach((contentId, all) -> {
                    for (List<Decided> some : Execution.batches(all)) {
                        write(contentId, some, entry);
                        run.step(some.size());
                    }
                });
        tell(decided, Assigning.Assign.class, Kind.ASSIGNED, entry, request.remarks());
        tell(decided, Reassign.class, Kind.REASSIGNED, entry, request.remarks());
        return new ActOutcome<>(effect, entry.id());
    }

    /** Whoever has it newly, or takes it again; others who had it already are not told again. */
    private void tell(
            List<Decided> decided, Class<? extends Assigning.Decision> which, Kind kind, Written entry, Remarks said) {
        decided.stream()
                .filter(d -> which.isInstance(d.decision()))
                .collect(Collectors.groupingBy(
                        Decided::contentId, Collectors.mapping(Decided::personId, Collectors.toList())))
                .forEach((contentId, people) -> acts.tell(kind, entry, said, contentId, people));
    }

    private void write(int contentId, List<Decided> some, Written entry) {
        List<Integer> people = some.stream()
                .filter(d -> !(d.decision() instanceof Reassign))
                .map(Decided::personId)
                .toList();
        store.assignLines(contentId, people, entry);
        reassigning.lines(entry, contentId, retaken(some));
        store.give(contentId, some.stream().map(Assignments::given).toList(), entry);
        facts.follow(store.whoLearned(contentId, people));
        reassigning.make(entry, retaken(some));
    }

    private static Given given(Decided d) {
        return new Given(d.personId(), d.due().on(), d.due().lifted(), d.due().byHand());
    }

    /** The date belongs to the Individual source; the old completion counts until then. */
    private static List<ReassignWriter.One> retaken(List<Decided> some) {
        return some.stream()
                .filter(d -> d.plan() != null && d.decision() instanceof Reassign)
                .map(d -> ReassignWriter.One.of(
                        d.plan(),
                        d.known(),
                        d.decision(),
                        d.due().byHand() ? d.due().on() : null,
                        null))
                .toList();
    }

    private AssignEffect effect(List<Decided> decided) {
        return effects.of(decided.stream().map(Decided::about).toList());
    }
}
