package dev.muster.assignment;

import dev.muster.assignment.ReassessStore.Batch;
import dev.muster.audience.MembershipLock;
import dev.muster.audience.Memberships;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works off what is due for reassessment, in batches that each end whole: memberships of dynamic groups first, then the
 * sources that follow from them. Any node may call it; the engine's lock lets one batch run at a time.
 */
@Component
public class Reassess {
    static final int BATCH = 2_000;
    private static final int PATIENCE = 5;

    private final ReassessStore queue;
    private final MembershipLock lock;
    private final Memberships memberships;
    private final Engine engine;
    private final Matches matches;
    private final AutomationWindows windows;
    private final ExemptionStore exemptions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reassess(
            ReassessStore queue,
            MembershipLock lock,
            Memberships memberships,
            Engine engine,
            Matches matches,
            AutomationWindows windows,
            ExemptionStore exemptions,
            TransactionTemplate transaction,
            Clock clock) {
        this.queue = queue;
        this.lock = lock;
        this.memberships = memberships;
        this.engine = engine;
        this.matches = matches;
        this.windows = windows;
        this.exemptions = exemptions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Automations that start or end by now, then whatever waits, until nothing does. */
    public void workOff() {
        windows.work();
        int failures = 0;
        while (!queue.isEmpty()) {
            try {
                transaction.executeWithoutResult(_ -> batch());
                failures = 0;
            } catch (ConcurrencyFailureException e) {
                // the marks are back on the queue
                if (++failures == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    /** People, groups and rules that wait. */
    public int pending() {
        return queue.pending() + windows.pending();
    }

    /** The nightly check (behaviour 4): everybody and every rule anew; changes nothing where nothing drifted. */
    public void everything() {
        for (int group : queue.dynamicGroups()) {
            transaction.executeWithoutResult(_ -> {
                lock.take();
                memberships.refreshGroup(group, clock.instant());
            });
        }
        for (int rule : queue.rulesWithTraining()) {
            transaction.executeWithoutResult(_ -> {
                lock.take();
                engine.run(new Reach.OfRules(List.of(rule)));
            });
        }
    }

    /** Groups and automations whose people change by the calendar alone, and exemptions that have run out. */
    public void dated() {
        transaction.executeWithoutResult(_ -> {
            lock.take();
            TreeSet<Integer> people = new TreeSet<>(exemptions.end(clock.instant()));
            people.addAll(memberships.refreshDated(clock.instant()).personIds());
            engine.run(new Reach.OfPeople(people));
        });
        for (int rule : queue.datedAutomations()) {
            transaction.executeWithoutResult(_ -> {
                lock.take();
                engine.run(new Reach.OfRules(List.of(rule)));
            });
        }
    }

    private void batch() {
        lock.take();
        Batch batch = queue.take(BATCH);
        if (!batch.people().isEmpty()) {
            TreeSet<Integer> people = new TreeSet<>(batch.people());
            people.addAll(memberships.refresh(batch.people(), clock.instant()).personIds());
            people.addAll(matches.concerned(batch.people()));
            engine.run(new Reach.OfPeople(people));
        }
        TreeSet<Integer> rules = new TreeSet<>(batch.rules());
        for (int group : batch.groups()) {
            memberships.refreshGroup(group, clock.instant());
        }
        if (!batch.groups().isEmpty()) {
            rules.addAll(queue.liveRulesOfGroups(batch.groups()));
        }
        engine.run(new Reach.OfRules(rules));
    }
}
