package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.access.Tokens;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.audience.Scopes;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API tokens of a person. */
@RestController
@RequestMapping("/api/v1/people/{id}/tokens")
@Allowed(Permission.CHANGE_PEOPLE)
public class TokensResource {
    private final Tokens tokens;
    private final Scopes scopes;

    TokensResource(Tokens tokens, Scopes scopes) {
        this.tokens = tokens;
        this.scopes = scopes;
    }

    @Schema(name = "TokenBody")
    @Sent(thing = "A token", example = """
                    {"name": "Payroll", "expiresAt": "2027-01-01T00:00:00Z"}""")
    record NewToken(@Needed @Nullable String name, @Nullable Instant expiresAt) {}

    public record MadeToken(String id, String token) {}

    public record TokenRow(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt) {}

    @Operation(operationId = "makeToken", summary = "Makes a token that acts as a person")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeToken make(Actor actor, @PathVariable int id, @RequestBody NewToken body) {
        Tokens.Made made = tokens.make(actor, id, body.name(), body.expiresAt());
        return new MadeToken(String.valueOf(made.id()), made.token());
    }

    @Operation(operationId = "listTokens", summary = "Lists a person’s tokens")
    @GetMapping
    Page<TokenRow> list(Actor actor, @PathVariable int id) {
        scopes.require(actor, id);
        var rows = tokens.of(id).stream().map(TokensResource::row).toList();
        return new Page<>(rows, null, rows.size());
    }

    @Operation(operationId = "revokeToken", summary = "Revokes a token")
    @DeleteMapping("/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable int id, @PathVariable int tokenId) {
        if (tokens.of(id).stream().noneMatch(t -> t.id() == tokenId)) {
            throw new NotThere("token");
        }
        tokens.revoke(actor, tokenId);
    }

    private static TokenRow row(Tokens.Token t) {
        return new TokenRow(String.valueOf(t.id()), t.name(), t.createdAt(), t.expiresAt(), t.revokedAt(), t.usedAt());
    }
}
