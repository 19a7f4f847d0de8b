package dev.muster.api;

import dev.muster.edge.once.Idempotency;
import dev.muster.jobs.RunJobs;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.work.Job;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answer of an act that became a job: the job (202), or what came of it where the caller waits. */
@Component
public class JobAnswer {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    public record Taken(TakenJob job) {}

    public record TakenJob(String id) {}

    private final RunJobs jobs;
    private final Idempotency idempotency;
    private final JsonMapper json;

    JobAnswer(RunJobs jobs, Idempotency idempotency, JsonMapper json) {
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** @param stopped what is said of a job that somebody stopped */
    public ResponseEntity<Object> of(Actor actor, Job queued, boolean wait, String stopped) {
        Job now = wait ? awaited(actor, queued) : queued;
        return switch (now.state()) {
            case DONE -> ResponseEntity.ok(now.result());
            case FAILED, CANCELLED -> throw new Conflict(now.error() == null ? stopped : now.error());
            case QUEUED, RUNNING -> ResponseEntity.accepted().location(at(now)).body(named(now));
        };
    }

    private Job awaited(Actor actor, Job queued) {
        idempotency.accepted(at(queued).toString(), json.writeValueAsBytes(named(queued)));
        return jobs.await(actor, queued.id(), LONGEST_WAIT);
    }

    private static URI at(Job job) {
        return URI.create("/api/v1/jobs/" + job.id());
    }

    private static Taken named(Job job) {
        return new Taken(new TakenJob(String.valueOf(job.id())));
    }
}
