package dev.muster.assignment.byhand;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.exemption.ExemptionStore;
import dev.muster.assignment.exemption.ExemptionStore.Terms;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.HandStore.OneSource;
import dev.muster.assignment.ledger.LabelStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.SituationStore.Target;
import dev.muster.assignment.ledger.Situations;
import dev.muster.assignment.rules.Removing;
import dev.muster.assignment.rules.Removing.Reason;
import dev.muster.assignment.rules.WhyNotRemoved;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removing by hand: what can be removed is; the rest is answered with the reason each. */
@Component
public class Removals {
    private final HandStore store;
    private final LabelStore labels;
    private final ExemptionStore exemptions;
    private final ContentLocks locks;
    private final Situations situations;
    private final LoggedActs acts;

    Removals(
            HandStore store,
            LabelStore labels,
            ExemptionStore exemptions,
            ContentLocks locks,
            Situations situations,
            LoggedActs acts) {
        this.store = store;
        this.labels = labels;
        this.exemptions = exemptions;
        this.locks = locks;
        this.situations = situations;
        this.acts = acts;
    }

    /** @param stays true if other sources keep the assignment; the message says which, or why nothing was removed */
    public record One(
            int personId,
            String name,
            boolean removed,
            boolean stays,
            @Nullable Reason refused,
            String message) {}

    private record Decided(int personId, List<Integer> gone, List<Integer> exempt, One one) {}

    /** What {@link #remove} would answer; nothing is written. */
    @Transactional(readOnly = true)
    public List<One> preview(Actor actor, int contentId, List<Integer> personIds) {
        return answers(decide(actor, situations.target(contentId), personIds, Execution.AT_ONCE));
    }

    @Transactional
    public List<One> remove(Actor actor, int contentId, List<Integer> personIds, @Nullable String note) {
        return carryOut(actor, contentId, personIds, Remarks.note(note)).answer();
    }

    @Transactional
    public ActOutcome<List<One>> carryOut(Actor actor, int contentId, List<Integer> personIds, Remarks said) {
        return carryOut(actor, contentId, personIds, said, Execution.AT_ONCE);
    }

    /** The caller holds the transaction. */
    public ActOutcome<List<One>> carryOut(
            Actor actor, int contentId, List<Integer> personIds, Remarks said, Execution run) {
        acts.require(said);
        locks.exclusive(List.of(contentId));
        List<Decided> all = decide(actor, situations.target(contentId), personIds, run);
        List<Decided> removed = all.stream().filter(d -> d.one().removed()).toList();
        if (removed.isEmpty()) {
            return new ActOutcome<>(answers(all), null);
        }
        Act act = Act.of(actor, AuditAction.ASSIGNMENT_REMOVE)
                .people(removed.size())
                .content(contentId)
                .job(run.jobId());
        Written entry = acts.write(act, said);
        Terms terms = new Terms("Removed by " + actor.name(), said.note(), said.approvedBy(), null);
        for (List<Decided> some : Execution.batches(removed)) {
            store.remove(contentId, each(some, Decided::gone), entry);
            exemptions.grant(contentId, each(some, Decided::exempt), terms, entry);
            store.lines(contentId, some.stream().map(Decided::personId).toList(), entry, "{\"removed\":true}");
            run.step(some.size());
        }
        return new ActOutcome<>(answers(all), entry.id());
    }

    private static List<OneSource> each(List<Decided> decided, Function<Decided, List<Integer>> rules) {
        return decided.stream()
                .flatMap(d -> rules.apply(d).stream().map(r -> new OneSource(d.personId(), r)))
                .toList();
    }

    private static List<One> answers(List<Decided> decided) {
        return decided.stream().map(Decided::one).toList();
    }

    private List<Decided> decide(Actor actor, Target target, List<Integer> personIds, Execution run) {
        List<Known> known = situations.of(actor, target, personIds, run);
        HashSet<Integer> rules = new HashSet<>();
        known.forEach(k -> rules.addAll(k.situation().sources()));
        Map<Integer, String> names = labels.of(rules);
        List<Decided> out = new ArrayList<>();
        for (Known k : known) {
            out.add(
                    switch (Removing.decide(k.situation())) {
                        case Removing.Remove r ->
                            new Decided(
                                    k.personId(),
                                    r.gone(),
                                    r.exempt(),
                                    removed(k, labels(r.remaining(), names), labels(r.exempt(), names)));
                        case Removing.Refuse r ->
                            new Decided(k.personId(), List.of(), List.of(), refused(k, target, r, names));
                    });
        }
        return out;
    }

    private static String labels(Collection<Integer> rules, Map<Integer, String> names) {
        return rules.stream().map(r -> names.getOrDefault(r, "")).collect(Collectors.joining(", "));
    }

    private static One removed(Known k, String remaining, String exempt) {
        boolean stays = !remaining.isEmpty();
        String message = stays
                ? k.name() + " keeps it because of " + remaining + "."
                : k.name() + " no longer has it. Progress stays in the history.";
        if (!exempt.isEmpty()) {
            message += " " + exempt + " would give it again: an exemption is written, which can be lifted.";
        }
        return new One(k.personId(), k.name(), true, stays, null, message);
    }

    private static One refused(Known k, Target target, Removing.Refuse r, Map<Integer, String> names) {
        String title = target.ref().title();
        String message =
                switch (r.reason()) {
                    case NOT_ASSIGNED -> k.name() + " does not have " + title + ".";
                    case IS_THE_RECORD ->
                        k.name() + " has completed " + title + ". That is the record and can't be removed.";
                    case HELD_BY_RULES ->
                        k.name() + " has " + title + " because of " + labels(r.holders(), names)
                                + ". It can't be removed by hand: "
                                + WhyNotRemoved.instead(k.situation().kinds(r.holders())) + ".";
                };
        return new One(k.personId(), k.name(), false, true, r.reason(), message);
    }
}
