package dev.muster.assignment;

import dev.muster.assignment.SituationStore.Known;
import dev.muster.assignment.SituationStore.Target;
import dev.muster.assignment.rules.Removing;
import dev.muster.assignment.rules.Removing.Reason;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removing by hand (behaviour 8): what can be removed is; the rest is answered with the reason each. */
@Component
public class Removals {
    private final SituationStore situations;
    private final HandStore store;
    private final LabelStore labels;
    private final ContentLocks locks;
    private final RequiredRemarks remarks;
    private final Scopes scopes;
    private final AuditLog log;
    private final Clock clock;

    Removals(
            SituationStore situations,
            HandStore store,
            LabelStore labels,
            ContentLocks locks,
            RequiredRemarks remarks,
            Scopes scopes,
            AuditLog log,
            Clock clock) {
        this.situations = situations;
        this.store = store;
        this.labels = labels;
        this.locks = locks;
        this.remarks = remarks;
        this.scopes = scopes;
        this.log = log;
        this.clock = clock;
    }

    /** @param stays true if other sources keep the assignment; the message says which, or why nothing was removed */
    public record One(
            int personId,
            String name,
            boolean removed,
            boolean stays,
            @Nullable Reason refused,
            String message) {}

    /** What {@link #remove} would answer; nothing is written. */
    @Transactional(readOnly = true)
    public List<One> preview(Actor actor, int contentId, List<Integer> personIds) {
        return decide(actor, situations.target(contentId), personIds, Run.AT_ONCE);
    }

    @Transactional
    public List<One> remove(Actor actor, int contentId, List<Integer> personIds, @Nullable String note) {
        return carryOut(actor, contentId, personIds, Remarks.note(note)).answer();
    }

    @Transactional
    public Acted<List<One>> carryOut(Actor actor, int contentId, List<Integer> personIds, Remarks said) {
        return carryOut(actor, contentId, personIds, said, Run.AT_ONCE);
    }

    /** The caller holds the transaction. */
    Acted<List<One>> carryOut(Actor actor, int contentId, List<Integer> personIds, Remarks said, Run run) {
        remarks.check(said);
        locks.exclusive(List.of(contentId));
        List<One> all = decide(actor, situations.target(contentId), personIds, run);
        List<Integer> people =
                all.stream().filter(One::removed).map(One::personId).toList();
        if (people.isEmpty()) {
            return new Acted<>(all, null);
        }
        Written entry = log.write(Act.of(actor, "assignment.remove")
                .people(people.size())
                .content(contentId)
                .note(said.note(), said.approvedBy())
                .job(run.jobId()));
        for (List<Integer> some : Run.batches(people)) {
            store.take(contentId, some, entry);
            store.lines(contentId, some, entry, "{\"removed\":true}");
            run.step(some.size());
        }
        return new Acted<>(all, entry.id());
    }

    private List<One> decide(Actor actor, Target target, List<Integer> personIds, Run run) {
        List<Known> known = situations.of(target, personIds, scopes.condition(actor), actor, clock.instant(), run);
        HashSet<Integer> rules = new HashSet<>();
        known.forEach(k -> rules.addAll(k.situation().sources()));
        Map<Integer, String> names = labels.of(rules);
        List<One> out = new ArrayList<>();
        for (Known k : known) {
            out.add(
                    switch (Removing.decide(k.situation())) {
                        case Removing.Remove r -> removed(k, labels(r.remaining(), names));
                        case Removing.Refuse r -> refused(k, target, r.reason(), labels(r.holders(), names));
                    });
        }
        return out;
    }

    private static String labels(Collection<Integer> rules, Map<Integer, String> names) {
        return rules.stream().map(r -> names.getOrDefault(r, "")).collect(Collectors.joining(", "));
    }

    private static One removed(Known k, String remaining) {
        boolean stays = !remaining.isEmpty();
        String message = stays
                ? k.name() + " keeps it because of " + remaining + "."
                : k.name() + " no longer has it. Progress stays in the history.";
        return new One(k.personId(), k.name(), true, stays, null, message);
    }

    private static One refused(Known k, Target target, Reason reason, String holders) {
        String title = target.ref().title();
        String message =
                switch (reason) {
                    case NOT_ASSIGNED -> k.name() + " does not have " + title + ".";
                    case IS_THE_RECORD ->
                        k.name() + " has completed " + title + ". That is the record and can't be removed.";
                    case HELD_BY_RULES ->
                        k.name() + " has " + title + " because of " + holders
                                + ". It can't be removed by hand: take the person out of the group, or change the group's training.";
                };
        return new One(k.personId(), k.name(), false, true, reason, message);
    }
}
