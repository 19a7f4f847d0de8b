package dev.muster.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.muster.shared.Actor;
import dev.muster.work.Job;
import dev.muster.work.JobQueued;
import dev.muster.work.JobRunner;
import dev.muster.work.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Queued jobs become one-time tasks of db-scheduler, in the transaction that queues them. The task's instance is the job's
 * id and carries no data. A node that dies stops its heartbeat; another one, or the same after its restart, runs the job again.
 */
@Component
public class RunJobs {
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private final ObjectProvider<Scheduler> scheduler;
    private final JobRunner runner;
    private final Jobs jobs;
    private final Clock clock;

    RunJobs(ObjectProvider<Scheduler> scheduler, JobRunner runner, Jobs jobs, Clock clock) {
        this.scheduler = scheduler;
        this.runner = runner;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {
        @Bean
        OneTimeTask<Void> jobTask(JobRunner runner, Pauses pauses) {
            pauses.add(TASK.getTaskName(), AGAIN_AFTER);
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<Void>(AGAIN_AFTER))
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> runner.run(Long.parseLong(instance.getId())));
        }
    }

    @EventListener
    void queued(JobQueued news) {
        scheduler.ifAvailable(s -> {
            s.schedule(TASK.instance(String.valueOf(news.jobId())).build(), clock.instant());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    s.triggerCheckForDueExecutions();
                }
            });
        });
    }

    /** Waits until the job has ended, or {@code atMost} has passed; where no scheduler runs (tests), runs it here and now. */
    public Job await(Actor actor, long jobId, Duration atMost) {
        if (scheduler.getIfAvailable() == null) {
            runner.run(jobId);
        }
        long end = System.nanoTime() + atMost.toNanos();
        Job job = jobs.find(actor, jobId);
        while (job.isOpen() && System.nanoTime() < end) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return job;
            }
            job = jobs.find(actor, jobId);
        }
        return job;
    }
}
