package dev.muster.api.evidence;

import dev.muster.api.ContentJson;
import dev.muster.evidence.claims.Claim;
import dev.muster.evidence.rules.ClaimState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate from elsewhere.
 *
 * @param validTo its own last valid day; null: as the content has it
 * @param decidedBy a name
 * @param reason of a refusal
 * @param completionId the completion that an approval recorded
 */
@Schema(name = "Claim")
public record ClaimJson(
        String id,
        ClaimPerson person,
        ContentJson content,
        ClaimState state,
        LocalDate completedOn,
        @Nullable LocalDate validTo,
        String number,
        String issuer,
        ClaimFile file,
        Instant sentAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable String completionId) {

    @Schema(name = "ClaimPerson")
    public record ClaimPerson(String id, String name) {}

    @Schema(name = "ClaimFile")
    public record ClaimFile(String id, String name, String mediaType, int size) {}

    public static ClaimJson of(Claim c) {
        Claim.Decision d = c.decision();
        return new ClaimJson(
                String.valueOf(c.id()),
                new ClaimPerson(String.valueOf(c.whose().personId()), c.whose().name()),
                ContentJson.of(c.content()),
                c.state(),
                c.said().completedOn(),
                c.said().validTo(),
                c.said().number(),
                c.said().issuer(),
                new ClaimFile(
                        String.valueOf(c.file().id()),
                        c.file().name(),
                        c.file().mediaType(),
                        c.file().size()),
                c.sentAt(),
                d == null ? null : d.at(),
                d == null ? null : d.by(),
                d == null ? null : d.reason(),
                d == null || d.completionId() == null ? null : String.valueOf(d.completionId()));
    }
}
