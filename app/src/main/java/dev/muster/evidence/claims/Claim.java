package dev.muster.evidence.claims;

import dev.muster.evidence.rules.ClaimState;
import dev.muster.library.ContentRef;
import dev.muster.library.files.StoredFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A certificate from elsewhere that somebody handed in.
 *
 * @param days on the certificate
 * @param number of the certificate; empty: none given
 * @param issuer who gave it; empty: not said
 * @param decision null while it waits
 */
public record Claim(
        long id,
        Whose whose,
        ContentRef content,
        StoredFile file,
        Said said,
        Instant sentAt,
        @Nullable Decision decision) {
    /** @param active false: deactivated since; zone: where the person is */
    public record Whose(int personId, String name, boolean active, ZoneId zone) {}

    /** What it says. @param validTo its own last valid day; null: as the content has it */
    public record Said(LocalDate completedOn, @Nullable LocalDate validTo, String number, String issuer) {}

    /**
     * @param by the name of who decided; of one taken back, the person's own
     * @param reason of a refusal
     * @param completionId what was recorded by an approval
     */
    public record Decision(
            ClaimState state,
            Instant at,
            String by,
            @Nullable String reason,
            @Nullable Long completionId) {}

    public ClaimState state() {
        return decision == null ? ClaimState.WAITING : decision.state();
    }

    public boolean waits() {
        return decision == null;
    }
}
