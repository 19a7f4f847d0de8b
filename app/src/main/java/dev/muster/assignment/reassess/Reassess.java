package dev.muster.assignment.reassess;

import dev.muster.assignment.engine.FaultOfOne;
import dev.muster.assignment.engine.StuckStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works off what is due for reassessment, in batches that each end whole; where one fails, what it fails by is left alone.
 * Any node may call it; the {@code MembershipLock} lets one batch run at a time.
 */
@Component
public class Reassess {
    static final int BATCH = 2_000;
    private static final int PATIENCE = 5;
    private static final Duration TRIED_AGAIN = Duration.ofHours(1);

    private final ReassessStore queue;
    private final StuckStore stuck;
    private final ReassessWork work;
    private final Isolation isolation;
    private final AutomationWindows windows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final DatedWork dated;

    Reassess(
            ReassessStore queue,
            StuckStore stuck,
            ReassessWork work,
            Isolation isolation,
            AutomationWindows windows,
            TransactionTemplate transaction,
            Clock clock,
            DatedWork dated) {
        this.queue = queue;
        this.stuck = stuck;
        this.work = work;
        this.isolation = isolation;
        this.windows = windows;
        this.transaction = transaction;
        this.clock = clock;
        this.dated = dated;
    }

    /** Automations that start or end by now, then whatever waits, until nothing does. */
    public void workOff() {
        windows.work();
        stuck.tryAgain(clock.instant().minus(TRIED_AGAIN), clock.instant());
        int failures = 0;
        while (!queue.isEmpty()) {
            try {
                transaction.executeWithoutResult(_ -> work.batch(BATCH));
                failures = 0;
            } catch (RuntimeException e) {
                // the marks are back on the queue
                if (FaultOfOne.is(e)) {
                    isolation.workOff(BATCH);
                } else if (!(e instanceof ConcurrencyFailureException) || ++failures == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    /** People, groups and rules that wait. */
    public int pending() {
        return queue.pending() + windows.pending();
    }

    /** The nightly check: everybody and every rule anew; changes nothing where nothing drifted. */
    public void everything() {
        queue.dynamicGroups().forEach(isolation::refresh);
        queue.rulesWithTraining().forEach(isolation::rule);
    }

    /** Groups and automations whose people change by the calendar alone, and exemptions that have run out. */
    public void dated() {
        try {
            transaction.executeWithoutResult(_ -> dated.dated());
        } catch (RuntimeException e) {
            if (!FaultOfOne.is(e)) {
                throw e;
            }
            transaction.executeWithoutResult(_ -> dated.datedExemptions());
            queue.dynamicGroups().forEach(isolation::group);
        }
        queue.datedAutomations().forEach(isolation::rule);
    }
}
