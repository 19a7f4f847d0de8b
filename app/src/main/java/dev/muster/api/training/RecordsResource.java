package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Fields;
import dev.muster.api.Shaped;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.Records;
import dev.muster.audience.Scopes;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.shared.Actor;
import dev.muster.shared.Day;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Completions made elsewhere, and corrections. */
@RestController
class RecordsResource {
    private final Records records;
    private final Scopes scopes;

    RecordsResource(Records records, Scopes scopes) {
        this.records = records;
        this.scopes = scopes;
    }

    /** {@code completedAt}: an instant, or the day where the person is. The very same one again changes nothing. */
    @Operation(operationId = "recordCompletion", summary = "Records a completion made elsewhere")
    @PostMapping("/api/v1/people/{id}/completions")
    @Allowed(Permission.RECORD_COMPLETIONS)
    @ResponseStatus(HttpStatus.CREATED)
    CompletionJson record(Actor actor, @PathVariable int id, @RequestBody @Shaped(CompletionBody.class) JsonNode body) {
        scopes.require(actor, id);
        Fields.known(body, CompletionBody.class);
        Fields f = new Fields(body);
        Integer contentId = f.optionalId("contentId", null);
        String at = f.optionalText("completedAt", null);
        Integer score = f.optionalNumber("score", null);
        String evidence = f.optionalText("evidence", null);
        Remarks said = f.remarks();
        f.check();
        Instant instant = at == null || at.length() <= 10 ? null : Day.instant("completedAt", at);
        LocalDate day = at == null || at.length() > 10 ? null : Day.read("completedAt", at);
        return CompletionJson.of(records.add(
                actor,
                id,
                new Elsewhere(
                        contentId == null ? 0 : contentId,
                        instant,
                        day,
                        score,
                        evidence,
                        said.note(),
                        said.approvedBy())));
    }

    /** It stays in the history, marked, and the assignment shows what is left. Voided before: nothing changes. */
    @Operation(operationId = "voidCompletion", summary = "Voids a completion")
    @PostMapping("/api/v1/completions/{id}/void")
    @Allowed(Permission.RECORD_COMPLETIONS)
    CompletionJson annul(Actor actor, @PathVariable long id, @RequestBody @Shaped(CorrectionBody.class) JsonNode body) {
        Fields.known(body, CorrectionBody.class);
        Fields f = new Fields(body);
        @Nullable String reason = f.optionalText("reason", null);
        f.remarks();
        f.check();
        return CompletionJson.of(records.annul(actor, id, reason == null ? "" : reason));
    }
}
