package dev.muster.assignment.byhand;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Again;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.HandStore.Given;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.SituationStore.Target;
import dev.muster.assignment.ledger.Situations;
import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Assigning.Reassign;
import dev.muster.assignment.rules.Reassigning;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reassigning: who has it takes it again, wholly or partly; nobody loses what is in history. */
@Component
public class Reassignments {
    private final HandStore store;
    private final AssignEffects effects;
    private final ReassignWriter reassigning;
    private final ContentLocks locks;
    private final Situations situations;
    private final LoggedActs acts;

    Reassignments(
            HandStore store,
            AssignEffects effects,
            ReassignWriter reassigning,
            ContentLocks locks,
            Situations situations,
            LoggedActs acts) {
        this.store = store;
        this.effects = effects;
        this.reassigning = reassigning;
        this.locks = locks;
        this.situations = situations;
        this.acts = acts;
    }

    private record Decided(Known known, Assigning.Decision decision) {}

    /** Who would be affected and how; nothing is written. Same refusals as {@link #carryOut}. */
    @Transactional(readOnly = true)
    public AssignEffect preview(Actor actor, ReassignRequest request) {
        Target target = situations.target(request.contentId());
        return effect(target, decide(actor, target, plan(target, request), request, Execution.AT_ONCE));
    }

    /** Who would be affected and how, before it is said why and until when; nothing is written. */
    @Transactional(readOnly = true)
    public AssignEffect impact(Actor actor, int contentId, List<Integer> personIds, Again again) {
        Target target = situations.target(contentId);
        ReassignWriter.Plan plan = reassigning.plan(target.ref(), again);
        return effect(
                target,
                situations.of(actor, target, personIds, Execution.AT_ONCE).stream()
                        .map(k -> new Decided(k, Reassigning.decide(k.situation(), plan.ask())))
                        .toList());
    }

    /**
     * @throws NotThere for a content or person that is not there or out of scope
     * @throws BadInput for an empty choice, a part that is none, a past date, or a note that is required and missing
     */
    @Transactional
    public ActOutcome<AssignEffect> carryOut(Actor actor, ReassignRequest request) {
        return carryOut(actor, request, Execution.AT_ONCE);
    }

    /** The caller holds the transaction. */
    public ActOutcome<AssignEffect> carryOut(Actor actor, ReassignRequest request, Execution run) {
        int contentId = request.contentId();
        locks.exclusive(List.of(contentId));
        Target target = situations.target(contentId);
        ReassignWriter.Plan plan = plan(target, request);
        List<Decided> decided = decide(actor, target, plan, request, run);
        AssignEffect effect = effect(target, decided);
        List<Decided> again =
                decided.stream().filter(d -> d.decision() instanceof Reassign).toList();
        if (again.isEmpty()) {
            return new ActOutcome<>(effect, null);
        }
        Act act = Act.of(actor, AuditAction.ASSIGNMENT_REASSIGN)
                .people(again.size())
                .content(contentId)
                .job(run.jobId());
        Written entry = acts.write(act, request.said());
        for (List<Decided> some : Execution.batches(again)) {
            write(entry, plan, request, some);
            run.step(some.size());
        }
        List<Integer> people = again.stream().map(d -> d.known().personId()).toList();
        acts.tell(Kind.REASSIGNED, entry, request.said(), contentId, people);
        return new ActOutcome<>(effect, entry.id());
    }

    /** Who has it without being required to (the record only, or by their own choice) gets the Individual source. */
    private void write(Written entry, ReassignWriter.Plan plan, ReassignRequest request, List<Decided> some) {
        List<ReassignWriter.One> each = some.stream()
                .map(d -> ReassignWriter.One.of(plan, d.known(), d.decision(), request.dueOn(), request.dueOn()))
                .toList();
        reassigning.lines(entry, request.contentId(), each);
        List<Given> given = some.stream()
                .filter(d -> Assigning.writes(d.decision()))
                .map(d -> new Given(d.known().personId(), null, false, false))
                .toList();
        if (!given.isEmpty()) {
            store.give(request.contentId(), given, entry);
        }
        reassigning.make(entry, each);
    }

    private ReassignWriter.Plan plan(Target target, ReassignRequest request) {
        return reassigning.plan(target.ref(), request.again());
    }

    private List<Decided> decide(
            Actor actor, Target target, ReassignWriter.Plan plan, ReassignRequest request, Execution run) {
        if (request.personIds().isEmpty()) {
            throw new BadInput("personIds", "Choose at least one person.");
        }
        acts.require(request.said());
        return situations.of(actor, target, request.personIds(), run).stream()
                .map(k -> {
                    if (request.dueOn() != null && request.dueOn().isBefore(k.today())) {
                        throw new BadInput("dueOn", "This date has passed. Choose today or later.");
                    }
                    return new Decided(k, Reassigning.decide(k.situation(), plan.ask()));
                })
                .toList();
    }

    private AssignEffect effect(Target target, List<Decided> decided) {
        return effects.of(decided.stream()
                .map(d -> new AssignEffects.About(target, d.known(), d.decision(), null, false))
                .toList());
    }
}
