package dev.muster.web.learner;

import dev.muster.evidence.certificates.CertificateGrid;
import dev.muster.evidence.claims.Claim;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.evidence.rules.ClaimState;
import dev.muster.learning.Completion;
import dev.muster.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands beside one's own training: the certificate that it gave, and one from elsewhere in its place. */
@Component
public class OwnEvidence {
    private final CertificateGrid certificates;
    private final ClaimGrid claims;

    OwnEvidence(CertificateGrid certificates, ClaimGrid claims) {
        this.certificates = certificates;
        this.claims = claims;
    }

    /**
     * @param accepted whether one can be sent
     * @param last the one that waits, or was refused last; null: neither
     */
    public record OwnClaims(boolean accepted, @Nullable Claim last) {}

    OwnClaims claims(Actor actor, int contentId) {
        Claim newest =
                claims.of(actor.personId(), contentId).stream().findFirst().orElse(null);
        boolean told = newest != null && (newest.waits() || newest.state() == ClaimState.REFUSED);
        return new OwnClaims(claims.accepts(contentId), told ? newest : null);
    }

    /** The completion whose certificate can be downloaded; null: none. */
    @Nullable Long certificate(Actor actor, @Nullable Completion last) {
        return certificates.of(actor.personId(), last);
    }
}
