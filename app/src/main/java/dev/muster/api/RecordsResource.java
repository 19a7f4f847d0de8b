package dev.muster.api;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Records;
import dev.muster.audience.Scopes;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.shared.Actor;
import dev.muster.shared.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
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
    private static final Set<String> MADE =
            Set.of("contentId", "completedAt", "score", "evidence", "note", "approvedBy", "message", "silent");
    private static final Set<String> VOID = Set.of("reason", "note", "approvedBy", "message", "silent");

    private final Records records;
    private final Scopes scopes;

    RecordsResource(Records records, Scopes scopes) {
        this.records = records;
        this.scopes = scopes;
    }

    /** {@code completedAt}: an instant, or the day where the person is. The very same one again changes nothing. */
    @PostMapping("/api/v1/people/{id}/completions")
    @Allowed(Permission.RECORD_COMPLETIONS)
    @ResponseStatus(HttpStatus.CREATED)
    CompletionJson record(Actor actor, @PathVariable int id, @RequestBody JsonNode body) {
        scopes.require(actor, id);
        Fields.known(body, "A completion", MADE, Set.of());
        Fields f = new Fields(body);
        Integer contentId = f.optionalId("contentId", null);
        String at = f.optionalText("completedAt", null);
        Integer score = f.optionalNumber("score", null);
        String evidence = f.optionalText("evidence", null);
        String note = f.optionalText("note", null);
        String approvedBy = f.optionalText("approvedBy", null);
        f.check();
        Instant instant = at == null || at.length() <= 10 ? null : Day.instant("completedAt", at);
        LocalDate day = at == null || at.length() > 10 ? null : Day.read("completedAt", at);
        return CompletionJson.of(records.add(
                actor,
                id,
                new Elsewhere(contentId == null ? 0 : contentId, instant, day, score, evidence, note, approvedBy)));
    }

    /** It stays in the history, marked, and the assignment shows what is left. Voided before: nothing changes. */
    @PostMapping("/api/v1/completions/{id}/void")
    @Allowed(Permission.RECORD_COMPLETIONS)
    CompletionJson annul(Actor actor, @PathVariable long id, @RequestBody JsonNode body) {
        Fields.known(body, "A correction", VOID, Set.of());
        Fields f = new Fields(body);
        @Nullable String reason = f.optionalText("reason", null);
        f.check();
        return CompletionJson.of(records.annul(actor, id, reason == null ? "" : reason));
    }
}
