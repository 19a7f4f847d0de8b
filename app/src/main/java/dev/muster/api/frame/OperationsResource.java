package dev.muster.api.frame;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.reassess.Drift;
import dev.muster.audit.Seals;
import dev.muster.learning.RecordsCheckGrid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator checks: whether sources drifted from the rules, whether the audit chain is sound. */
@RestController
@Allowed(Permission.CHANGE_SETTINGS)
class OperationsResource {
    private final Drift drift;
    private final Seals seals;
    private final RecordsCheckGrid records;

    OperationsResource(Drift drift, Seals seals, RecordsCheckGrid records) {
        this.drift = drift;
        this.seals = seals;
        this.records = records;
    }

    @Schema(name = "Drift")
    record DriftFound(int missing, int surplus, int pending, boolean none) {
        static DriftFound of(Drift.Found f) {
            return new DriftFound(f.missing(), f.surplus(), f.pending(), f.isNone());
        }
    }

    @Schema(name = "AuditVerification")
    record Verified(long blocks, long entries, long unsealed, long resealed, List<String> problems, boolean sound) {
        static Verified of(Seals.Verified v, List<String> records) {
            List<String> all =
                    Stream.concat(v.problems().stream(), records.stream()).toList();
            return new Verified(v.blocks(), v.entries(), v.unsealed(), v.resealed(), all, all.isEmpty());
        }
    }

    @Operation(operationId = "findDrift", summary = "Looks for training that is not as the rules say")
    @GetMapping("/api/v1/engine/drift")
    DriftFound drift() {
        return DriftFound.of(drift.find());
    }

    /** Mends what drifted, and answers with what is left: nothing. */
    @Operation(operationId = "repairDrift", summary = "Mends training that is not as the rules say")
    @PostMapping("/api/v1/engine/repair")
    DriftFound repair() {
        return DriftFound.of(drift.repair());
    }

    /**
     * Recomputes the chain of the audit log, and compares completions, what voids them and their evidence with what it says;
     * {@code problems} names what was altered, removed, swapped or forged.
     */
    @Operation(operationId = "verifyAudit", summary = "Checks the chain of the audit log, and completions against it")
    @GetMapping("/api/v1/audit/verification")
    Verified verify() {
        return Verified.of(seals.verify(), records.problems());
    }
}
