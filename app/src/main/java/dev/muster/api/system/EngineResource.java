package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.work.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether what rules do has caught up: nothing pending, no jobs. */
@RestController
class EngineResource {
    private final Reassess reassess;
    private final Jobs jobs;

    EngineResource(Reassess reassess, Jobs jobs) {
        this.reassess = reassess;
        this.jobs = jobs;
    }

    /** @param pending people waiting or affected by a rule not yet worked off; jobs: queued or running */
    record Engine(int pending, int jobs) {}

    @Operation(operationId = "getEngine", summary = "Says whether what rules do has caught up")
    @GetMapping("/api/v1/engine")
    @Allowed(Permission.SEE_PEOPLE)
    Engine get() {
        return new Engine(reassess.pending(), jobs.open().size());
    }
}
