package dev.muster.api;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Drift;
import dev.muster.audit.Seals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator checks: whether sources drifted from the rules, whether the audit chain is sound. */
@RestController
@Allowed(Permission.CHANGE_SETTINGS)
class OperationsResource {
    private final Drift drift;
    private final Seals seals;

    OperationsResource(Drift drift, Seals seals) {
        this.drift = drift;
        this.seals = seals;
    }

    @GetMapping("/api/v1/engine/drift")
    Drift.Found drift() {
        return drift.find();
    }

    /** Mends what drifted, and answers with what is left: nothing. */
    @PostMapping("/api/v1/engine/repair")
    Drift.Found repair() {
        return drift.repair();
    }

    /** Recomputes the chain of the audit log; {@code problems} names what was altered, removed or swapped. */
    @GetMapping("/api/v1/audit/verification")
    Seals.Verified verify() {
        return seals.verify();
    }
}
