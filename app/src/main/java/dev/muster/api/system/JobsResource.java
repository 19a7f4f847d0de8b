package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.shared.Actor;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Long work that somebody waits for: the own jobs, and all of them for admins. */
@RestController
@RequestMapping("/api/v1/jobs/{id}")
class JobsResource {
    private final Jobs jobs;

    JobsResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @Schema(name = "Job")
    record JobAnswer(
            String id,
            String kind,
            String title,
            Job.State state,
            int done,
            @Nullable Integer total,
            @Nullable JsonNode result,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {
        static JobAnswer of(Job j) {
            return new JobAnswer(
                    String.valueOf(j.id()),
                    j.kind(),
                    j.title(),
                    j.state(),
                    j.done(),
                    j.total(),
                    j.result(),
                    j.error(),
                    j.createdAt(),
                    j.startedAt(),
                    j.endedAt());
        }
    }

    @Operation(operationId = "getJob", summary = "Shows how far a job is, and what came of it")
    @GetMapping
    @Allowed(Permission.OWN)
    JobAnswer get(Actor actor, @PathVariable long id) {
        return JobAnswer.of(jobs.find(actor, id));
    }

    @Operation(operationId = "cancelJob", summary = "Stops a job")
    @PostMapping("/cancel")
    @Allowed(Permission.OWN)
    JobAnswer cancel(Actor actor, @PathVariable long id) {
        return JobAnswer.of(jobs.cancel(actor, id));
    }
}
