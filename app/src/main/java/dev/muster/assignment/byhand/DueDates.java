package dev.muster.assignment.byhand;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.Situations;
import dev.muster.assignment.rules.Redating;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.shared.NotThere;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A due date set on the assignment by hand overrides those of the sources until it is cleared. */
@Component
public class DueDates {
    private final HandStore store;
    private final ContentLocks locks;
    private final Situations situations;
    private final LoggedActs acts;

    DueDates(HandStore store, ContentLocks locks, Situations situations, LoggedActs acts) {
        this.store = store;
        this.locks = locks;
        this.situations = situations;
        this.acts = acts;
    }

    /** @param refused why nothing changes; null: the date changes; message: a sentence that names the person */
    public record One(int personId, String name, Redating.@Nullable Refusal refused, String message) {}

    /** What {@link #carryOut} would answer; nothing is written. */
    @Transactional(readOnly = true)
    public List<One> preview(Actor actor, int contentId, List<Integer> personIds, @Nullable LocalDate dueOn) {
        return decide(situations(actor, contentId, personIds, Execution.AT_ONCE), dueOn);
    }

    /**
     * For many: whose date can be changed gets it; the rest is answered with the reason each.
     *
     * @param dueOn null: back to the sources' dates
     * @throws BadInput for a date that has passed for one of those who would get it
     * @throws NotThere where one of the people is out of scope
     */
    @Transactional
    public ActOutcome<List<One>> carryOut(
            Actor actor, int contentId, List<Integer> personIds, @Nullable LocalDate dueOn, Remarks said) {
        return carryOut(actor, contentId, personIds, dueOn, said, Execution.AT_ONCE);
    }

    /** The caller holds the transaction. */
    public ActOutcome<List<One>> carryOut(
            Actor actor,
            int contentId,
            List<Integer> personIds,
            @Nullable LocalDate dueOn,
            Remarks said,
            Execution run) {
        acts.require(said);
        locks.exclusive(List.of(contentId));
        List<One> all = decide(situations(actor, contentId, personIds, run), dueOn);
        List<Integer> people =
                all.stream().filter(o -> o.refused() == null).map(One::personId).toList();
        return new ActOutcome<>(all, people.isEmpty() ? null : write(actor, contentId, people, dueOn, said, run));
    }

    /**
     * @param dueOn null: back to the sources' dates
     * @return how many assignments now have this date
     * @throws BadInput for a date that has passed for one of the people
     * @throws NotThere where one of them is out of scope or does not have the content
     */
    @Transactional
    public int set(
            Actor actor, int contentId, List<Integer> personIds, @Nullable LocalDate dueOn, @Nullable String note) {
        return change(actor, contentId, personIds, dueOn, Remarks.note(note)).answer();
    }

    @Transactional
    public ActOutcome<Integer> change(
            Actor actor, int contentId, List<Integer> personIds, @Nullable LocalDate dueOn, Remarks said) {
        acts.require(said);
        locks.exclusive(List.of(contentId));
        List<Known> known = situations(actor, contentId, personIds, Execution.AT_ONCE);
        for (Known k : known) {
            if (k.situation().status() == null) {
                throw new NotThere("assignment");
            }
            refusePast(dueOn, k);
        }
        List<Integer> people = known.stream().map(Known::personId).toList();
        return new ActOutcome<>(people.size(), write(actor, contentId, people, dueOn, said, Execution.AT_ONCE));
    }

    private List<Known> situations(Actor actor, int contentId, List<Integer> personIds, Execution run) {
        return situations.of(actor, situations.target(contentId), personIds, run);
    }

    private static List<One> decide(List<Known> known, @Nullable LocalDate dueOn) {
        return known.stream()
                .map(k -> switch (Redating.decide(k.situation())) {
                    case Redating.Change _ -> {
                        refusePast(dueOn, k);
                        yield new One(k.personId(), k.name(), null, words(k.name(), dueOn));
                    }
                    case Redating.Refuse r ->
                        new One(
                                k.personId(),
                                k.name(),
                                r.reason(),
                                k.name() + " " + r.reason().why());
                })
                .toList();
    }

    private static String words(String name, @Nullable LocalDate dueOn) {
        return dueOn == null
                ? name + " goes back to the sources' dates."
                : name + " has to do it by " + Day.words(dueOn) + ".";
    }

    private static void refusePast(@Nullable LocalDate dueOn, Known k) {
        if (dueOn != null && dueOn.isBefore(k.today())) {
            throw new BadInput("dueOn", "This date has passed. Choose today or later.");
        }
    }

    private long write(
            Actor actor, int contentId, List<Integer> people, @Nullable LocalDate dueOn, Remarks said, Execution run) {
        Act act = Act.of(actor, AuditAction.ASSIGNMENT_DUE)
                .people(people.size())
                .content(contentId)
                .job(run.jobId());
        Written entry = acts.write(act, said);
        for (List<Integer> some : Execution.batches(people)) {
            store.dueLines(contentId, some, entry, dueOn);
            store.due(contentId, some, dueOn, entry.at());
            run.step(some.size());
        }
        acts.tell(Kind.DUE_DATE_CHANGED, entry, said, contentId, people);
        return entry.id();
    }
}
