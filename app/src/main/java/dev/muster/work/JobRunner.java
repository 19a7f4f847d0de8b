package dev.muster.work;

import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.shared.SqlStates;
import dev.muster.shared.WholeTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs jobs. {@code jobs/RunJobs} calls it from db-scheduler; tests call {@link #runQueued}. */
@Component
public class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private static final int MOST_TRIES = 5;

    private final JobStore store;
    private final Map<Long, Integer> tries = new ConcurrentHashMap<>();
    private final Map<String, LongWork> works;
    private final TransactionTemplate tx;
    private final TransactionTemplate apart;
    private final Clock clock;

    JobRunner(JobStore store, List<LongWork> works, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.works = works.stream().collect(Collectors.toMap(LongWork::kind, Function.identity()));
        this.tx = new WholeTransaction(transactions);
        this.apart = new WholeTransaction(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Runs every queued job here and now, one after the other. */
    public void runQueued() {
        store.queued().forEach(this::run);
    }

    /**
     * Runs a job to its end; does nothing if it has ended. Called again after a crash.
     *
     * @throws RuntimeException only for what passes, as the database being away: call again later
     */
    public void run(long id) {
        if (!Boolean.TRUE.equals(tx.execute(s -> store.start(id, clock.instant())))) {
            return;
        }
        Job job = store.find(id).orElseThrow();
        try {
            work(job);
        } catch (JobCancelled stopped) {
            end(id, Job.State.CANCELLED, null);
        } catch (BadInput | Conflict | NotThere | NotAllowed refused) {
            end(id, Job.State.FAILED, refused.getMessage());
        } catch (RuntimeException failure) {
            if (mayPass(id, failure)) {
                throw failure;
            }
            String incident = UUID.randomUUID().toString();
            log.error("Job {} ({}) failed, incident {}", id, job.kind(), incident, failure);
            end(id, Job.State.FAILED, reason(failure) + " Nothing was changed. Incident " + incident + ".");
        }
        tries.remove(id);
    }

    /**
     * The database decides: away, it is waited for; a lock, a deadlock or a limit of time is tried again a few times; all
     * else lasts.
     */
    private boolean mayPass(long id, RuntimeException failure) {
        if (SqlStates.isAway(failure)) {
            return true;
        }
        boolean passing = SqlStates.isPassing(failure) || failure instanceof CannotCreateTransactionException;
        return passing && tries.merge(id, 1, Integer::sum) < MOST_TRIES;
    }

    /** For the person who waits for it: what it was, and what can be done. */
    private static String reason(RuntimeException failure) {
        if (SqlStates.isTooLong(failure)) {
            return "This took longer than any work may, " + MOST_TRIES
                    + " times. Do it in smaller parts, or when less is going on.";
        }
        if (SqlStates.isPassing(failure)) {
            return "Other work was in the way, " + MOST_TRIES + " times. Start it again when less is going on.";
        }
        if (SqlStates.isRefusedByData(failure)) {
            return "Somebody changed what this was about while it ran, or a value in it can't be kept. Look at it and start it again.";
        }
        return "This is a fault in Muster. Tell whoever runs it the number of the incident: the log says more under it.";
    }

    private void work(Job job) {
        LongWork work = works.get(job.kind());
        if (work == null) {
            throw new Conflict("This version of Muster does not know the work “" + job.kind() + "”.");
        }
        if (!work.whole()) {
            var result = work.run(job, reporter(job));
            tx.executeWithoutResult(s -> store.end(job.id(), Job.State.DONE, result, null, clock.instant()));
            return;
        }
        tx.executeWithoutResult(s -> {
            if (store.lock(job.id())) {
                var result = work.run(job, reporter(job));
                store.end(job.id(), Job.State.DONE, result, null, clock.instant());
            }
        });
    }

    private Progress reporter(Job job) {
        return new Progress() {
            private long last;

            @Override
            public void at(int done, @Nullable Integer total) {
                long now = System.nanoTime();
                if (last != 0 && now - last < 250_000_000L) {
                    return;
                }
                last = now;
                if (Boolean.TRUE.equals(apart.execute(s -> store.progress(job.id(), done, total)))) {
                    throw new JobCancelled();
                }
            }
        };
    }

    private void end(long id, Job.State state, @Nullable String error) {
        tx.executeWithoutResult(s -> store.end(id, state, null, error, clock.instant()));
    }
}
