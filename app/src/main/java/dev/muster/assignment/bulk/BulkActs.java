package dev.muster.assignment.bulk;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.bulk.ActStore.Head;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reassignments;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.RequiredRemarks;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.shared.Actor;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts on the training of many people: at once, or as a job. A job is one transaction:
 * stopped or crashed, nothing was done.
 */
@Component
public class BulkActs {
    public static final String KIND = "training.act";

    private final Assignments assignments;
    private final Reassignments reassignments;
    private final Removals removals;
    private final DueDates dueDates;
    private final Reminders reminders;
    private final RequiredRemarks remarks;
    private final ActStore store;
    private final ContentRefs contents;
    private final Jobs jobs;
    private final Clock clock;

    BulkActs(
            Assignments assignments,
            Reassignments reassignments,
            Removals removals,
            DueDates dueDates,
            Reminders reminders,
            RequiredRemarks remarks,
            ActStore store,
            ContentRefs contents,
            Jobs jobs,
            Clock clock) {
        this.assignments = assignments;
        this.reassignments = reassignments;
        this.removals = removals;
        this.dueDates = dueDates;
        this.reminders = reminders;
        this.remarks = remarks;
        this.store = store;
        this.contents = contents;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param actId its result, person by person: {@link ActGrid} */
    public record Done(long actId, @Nullable Long entryId, Answer answer) {}

    /** What was done, in the words of each act. */
    public sealed interface Answer {
        record Assigned(AssignEffect effect) implements Answer {}

        record Removed(List<Removals.One> people) implements Answer {
            public Removed {
                people = List.copyOf(people);
            }
        }

        record Reminded(List<Reminders.One> people) implements Answer {
            public Reminded {
                people = List.copyOf(people);
            }
        }

        record Redated(List<DueDates.One> people) implements Answer {
            public Redated {
                people = List.copyOf(people);
            }
        }
    }

    /** Carries it out here and now. */
    @Transactional
    public Done now(Actor actor, BulkAct act, @Nullable String madeOn) {
        return carryOut(actor, act, madeOn, Execution.AT_ONCE);
    }

    /** Queues it, after the checks that need no waiting: everything that would refuse it now refuses it here. */
    @Transactional
    public Job queue(Actor actor, BulkAct act, @Nullable String madeOn) {
        check(actor, act);
        return jobs.queue(actor, KIND, title(actor, act), BulkActJson.write(act, madeOn));
    }

    /** The work of a queued job, in the transaction that ends it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Done work(Job job, Progress progress) {
        BulkAct act = BulkActJson.read(job.input());
        int total = act.personIds().size() * act.contentIds().size();
        String madeOn = job.input().path("madeOn").asString("");
        return carryOut(job.actor(), act, madeOn.isEmpty() ? null : madeOn, new Execution(job.id(), progress, total));
    }

    private Done carryOut(Actor actor, BulkAct act, @Nullable String madeOn, Execution run) {
        return switch (act) {
            case BulkAct.Assign a -> {
                ActOutcome<AssignEffect> done = assignments.carryOut(actor, a.request(), run);
                yield keep(actor, act, madeOn, run, new Answer.Assigned(done.answer()), ActResult.of(done));
            }
            case BulkAct.Reassign r -> {
                ActOutcome<AssignEffect> done = reassignments.carryOut(actor, r.request(), run);
                yield keep(actor, act, madeOn, run, new Answer.Assigned(done.answer()), ActResult.reassigned(done));
            }
            case BulkAct.Remove r -> {
                ActOutcome<List<Removals.One>> done =
                        removals.carryOut(actor, r.contentId(), r.personIds(), r.said(), run);
                yield keep(
                        actor,
                        act,
                        madeOn,
                        run,
                        new Answer.Removed(done.answer()),
                        ActResult.removed(r.contentId(), done));
            }
            case BulkAct.Redate d -> {
                ActOutcome<List<DueDates.One>> done =
                        dueDates.carryOut(actor, d.contentId(), d.personIds(), d.dueOn(), d.said(), run);
                yield keep(
                        actor,
                        act,
                        madeOn,
                        run,
                        new Answer.Redated(done.answer()),
                        ActResult.redated(d.contentId(), done));
            }
            case BulkAct.Remind r -> {
                ActOutcome<List<Reminders.One>> done =
                        reminders.carryOut(actor, r.contentId(), r.personIds(), r.said());
                yield keep(
                        actor,
                        act,
                        madeOn,
                        run,
                        new Answer.Reminded(done.answer()),
                        ActResult.reminded(r.contentId(), done));
            }
        };
    }

    private Done keep(
            Actor actor, BulkAct act, @Nullable String madeOn, Execution run, Answer answer, ActResult result) {
        Integer only = act.contentIds().size() == 1 ? act.contentIds().getFirst() : null;
        Head head = new Head(actor, result.kind(), title(actor, act), only, run.jobId(), madeOn, clock.instant());
        return new Done(store.insert(head, result), result.entryId(), answer);
    }

    private void check(Actor actor, BulkAct act) {
        switch (act) {
            case BulkAct.Remind r -> reminders.preview(actor, r.contentId(), r.personIds());
            case BulkAct.Assign a -> assignments.preview(actor, a.request());
            case BulkAct.Reassign r -> reassignments.preview(actor, r.request());
            case BulkAct.Remove r -> {
                remarks.check(r.said());
                removals.preview(actor, r.contentId(), r.personIds());
            }
            case BulkAct.Redate d -> {
                remarks.check(d.said());
                dueDates.preview(actor, d.contentId(), d.personIds(), d.dueOn());
            }
        }
    }

    private String title(Actor actor, BulkAct act) {
        List<Integer> ids = act.contentIds();
        String what = ids.size() == 1
                ? contents.require(actor, ids.getFirst()).title()
                : ContentRef.count(contents.of(actor, ids).values());
        return switch (act) {
            case BulkAct.Assign _ -> "Assign " + what;
            case BulkAct.Reassign _ -> "Reassign " + what;
            case BulkAct.Remove _ -> "Remove " + what;
            case BulkAct.Remind _ -> "Remind of " + what;
            case BulkAct.Redate _ -> "Change the due date of " + what;
        };
    }
}
