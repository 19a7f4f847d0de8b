package dev.muster.assignment.bulk;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.bulk.ActStore.Head;
import dev.muster.assignment.bulk.ActsByHand.CarriedOut;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.ledger.Execution;
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

    private final ActStore store;
    private final ContentRefs contents;
    private final Jobs jobs;
    private final Clock clock;
    private final ActsByHand byHand;

    BulkActs(ActStore store, ContentRefs contents, Jobs jobs, Clock clock, ActsByHand byHand) {
        this.store = store;
        this.contents = contents;
        this.jobs = jobs;
        this.clock = clock;
        this.byHand = byHand;
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
        byHand.check(actor, act);
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
        CarriedOut done = byHand.carryOut(actor, act, run);
        ActResult result = done.result();
        Integer only = act.contentIds().size() == 1 ? act.contentIds().getFirst() : null;
        Head head = new Head(actor, result.kind(), title(actor, act), only, run.jobId(), madeOn, clock.instant());
        return new Done(store.insert(head, result), result.entryId(), done.answer());
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
