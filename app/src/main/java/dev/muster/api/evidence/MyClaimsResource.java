package dev.muster.api.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Items;
import dev.muster.api.Shaped;
import dev.muster.assignment.own.CatalogGrid;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.evidence.claims.Claims;
import dev.muster.shared.Actor;
import dev.muster.shared.Day;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The caller's own certificates from elsewhere. */
@RestController
@RequestMapping("/api/v1/me")
@Allowed(Permission.OWN)
class MyClaimsResource {
    private final Claims claims;
    private final ClaimGrid grid;
    private final CatalogGrid catalog;

    MyClaimsResource(Claims claims, ClaimGrid grid, CatalogGrid catalog) {
        this.claims = claims;
        this.grid = grid;
        this.catalog = catalog;
    }

    /** What is sent beside the file. */
    record Paper(
            @Nullable String completedOn,
            @Nullable String validTo,
            @Nullable String number,
            @Nullable String issuer) {
        Claims.Sent read() {
            return new Claims.Sent(
                    Day.optional("completedOn", completedOn == null ? "" : completedOn),
                    Day.optional("validTo", validTo == null ? "" : validTo),
                    number,
                    issuer);
        }
    }

    /** Newest first. */
    @Operation(operationId = "listMyClaims", summary = "Lists the certificates from elsewhere that the caller sent")
    @GetMapping("/training/{contentId}/claims")
    Items<ClaimJson> list(Actor actor, @PathVariable int contentId) {
        catalog.open(actor.personId(), contentId);
        return new Items<>(
                grid.of(actor.personId(), contentId).stream().map(ClaimJson::of).toList());
    }

    /**
     * JPEG, PNG, WebP or PDF. It counts once it is approved. 409 where the training takes none, one waits already, or this
     * file was approved before.
     */
    @Operation(operationId = "sendClaim", summary = "Sends a certificate from elsewhere in place of the training")
    @PostMapping(path = "/training/{contentId}/claims", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ClaimJson send(
            Actor actor,
            @PathVariable int contentId,
            @RequestParam(required = false) @Shaped(ClaimForm.class) @Nullable MultipartFile file,
            @ModelAttribute Paper paper) {
        Claims.Upload upload = file == null || file.isEmpty()
                ? null
                : new Claims.Upload(file.getOriginalFilename(), file.getSize(), file);
        return ClaimJson.of(claims.send(actor, contentId, paper.read(), upload));
    }

    /** Only while nobody has decided about it: else 409. */
    @Operation(operationId = "takeBackClaim", summary = "Takes back a certificate from elsewhere")
    @PostMapping("/claims/{id}/take-back")
    ClaimJson takeBack(Actor actor, @PathVariable long id) {
        return ClaimJson.of(claims.takeBack(actor, id));
    }
}
