package dev.muster.api.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Fields;
import dev.muster.api.Shaped;
import dev.muster.edge.Download;
import dev.muster.edge.Lists;
import dev.muster.evidence.claims.Claim;
import dev.muster.evidence.claims.ClaimDecisions;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.evidence.rules.ClaimState;
import dev.muster.library.files.Files;
import dev.muster.shared.Actor;
import dev.muster.shared.Day;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Certificates from elsewhere of the people in scope, and deciding about them. */
@RestController
@RequestMapping("/api/v1/claims")
@Allowed(Permission.TRAIN_PEOPLE)
class ClaimsResource {
    private final ClaimGrid grid;
    private final ClaimDecisions decisions;
    private final Files files;

    ClaimsResource(ClaimGrid grid, ClaimDecisions decisions, Files files) {
        this.grid = grid;
        this.decisions = decisions;
        this.files = files;
    }

    /** Oldest first. */
    @Operation(operationId = "listClaims", summary = "Lists certificates from elsewhere")
    @GetMapping
    Page<ClaimJson> list(Actor actor, @RequestParam(required = false) @Nullable List<ClaimState> state, Lists.Ask ask) {
        return grid.page(actor, state == null ? List.of() : state, ask.cursor(), ask.limit())
                .map(ClaimJson::of);
    }

    @Operation(operationId = "getClaim", summary = "Shows a certificate from elsewhere")
    @GetMapping("/{id}")
    ClaimJson get(Actor actor, @PathVariable long id) {
        return ClaimJson.of(grid.get(actor, id));
    }

    @Operation(operationId = "downloadClaimFile", summary = "Downloads the file of a certificate from elsewhere")
    @GetMapping(path = "/{id}/file", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Shaped(byte[].class)
    ResponseEntity<Resource> file(Actor actor, @PathVariable long id) {
        Claim claim = grid.get(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.attachment(claim.file().name()))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(files.bytes(claim.file()));
    }

    /** Records the completion, with its own last valid day and the file as evidence. 409 where somebody decided before. */
    @Operation(operationId = "approveClaim", summary = "Approves a certificate from elsewhere")
    @PostMapping("/{id}/approve")
    ClaimJson approve(Actor actor, @PathVariable long id, @RequestBody @Shaped(ClaimDaysPatch.class) JsonNode body) {
        var said = grid.get(actor, id).said();
        Fields.known(body, ClaimDaysPatch.class);
        Fields f = new Fields(body);
        String on = f.optionalText("completedOn", said.completedOn().toString());
        LocalDate last = said.validTo();
        String to = f.optionalText("validTo", last == null ? null : last.toString());
        f.check();
        return ClaimJson.of(decisions.approve(
                actor,
                id,
                new ClaimDecisions.Days(
                        Day.optional("completedOn", on == null ? "" : on),
                        Day.optional("validTo", to == null ? "" : to))));
    }

    @Operation(operationId = "refuseClaim", summary = "Refuses a certificate from elsewhere")
    @PostMapping("/{id}/refuse")
    ClaimJson refuse(Actor actor, @PathVariable long id, @RequestBody @Shaped(ClaimRefusalBody.class) JsonNode body) {
        grid.get(actor, id);
        Fields.known(body, ClaimRefusalBody.class);
        Fields f = new Fields(body);
        String reason = f.optionalText("reason", null);
        f.check();
        return ClaimJson.of(decisions.refuse(actor, id, reason));
    }
}
