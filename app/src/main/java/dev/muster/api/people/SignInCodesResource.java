package dev.muster.api.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.access.SignInCodes;
import dev.muster.access.Slips;
import dev.muster.api.AudienceShape;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.edge.Address;
import dev.muster.shared.Actor;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sign-in codes: one, shown once; or many, as a PDF of slips. */
@RestController
@Allowed(Permission.MAKE_SIGN_IN_CODES)
public class SignInCodesResource {
    private final SignInCodes codes;
    private final Address address;

    SignInCodesResource(SignInCodes codes, Address address) {
        this.codes = codes;
        this.address = address;
    }

    public record Code(String code, Instant expiresAt) {}

    @Schema(name = "SignInCodesBody")
    @Sent(thing = "Whom to make codes for", example = """
                    {"audience": {"all": [{"attribute": "location", "anyOf": ["London"]}]}}""")
    record Whom(
            @Nullable List<String> personIds,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience) {}

    @Operation(operationId = "makeSignInCode", summary = "Makes a sign-in code for a person")
    @PostMapping("/api/v1/people/{id}/sign-in-code")
    @ResponseStatus(HttpStatus.CREATED)
    Code one(Actor actor, @PathVariable int id) {
        SignInCodes.Made made = codes.make(actor, id);
        return new Code(made.code(), made.expiresAt());
    }

    @Operation(operationId = "printSignInCodes", summary = "Makes sign-in codes for many people, as a PDF of slips")
    @PostMapping("/api/v1/sign-in-codes")
    ResponseEntity<byte[]> slips(Actor actor, @RequestBody Whom body, HttpServletRequest request) {
        byte[] pdf = Slips.print(made(actor, body), address.of(request));
        return ResponseEntity.ok()
                .header("Content-Type", "application/pdf")
                .header("Content-Disposition", "attachment; filename=\"sign-in-codes.pdf\"")
                .body(pdf);
    }

    private SignInCodes.Batch made(Actor actor, Whom body) {
        if ((body.personIds() == null) == (body.audience() == null)) {
            throw new BadInput("personIds", "Send either personIds or an audience.");
        }
        return body.personIds() == null
                ? codes.make(actor, AudienceJson.read(body.audience(), "audience"), false)
                : codes.make(actor, ids(body.personIds()), false);
    }

    private static Set<Integer> ids(List<String> personIds) {
        Set<Integer> ids = new LinkedHashSet<>();
        for (String id : personIds) {
            try {
                ids.add(Integer.valueOf(id));
            } catch (NumberFormatException e) {
                throw new NotThere("person");
            }
        }
        return ids;
    }
}
