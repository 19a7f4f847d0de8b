package dev.muster.evidence.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a certificate is worth on a day. */
public enum CertificateState {
    VALID("Valid"),
    EXPIRED("Expired"),
    /** A later completion of the same content took its place. */
    REPLACED("Replaced"),
    VOIDED("Voided");

    private final String label;

    CertificateState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @param validTo the last valid day; null: for ever */
    public static CertificateState of(boolean voided, boolean replaced, @Nullable LocalDate validTo, LocalDate today) {
        if (voided) {
            return VOIDED;
        }
        if (replaced) {
            return REPLACED;
        }
        return validTo != null && validTo.isBefore(today) ? EXPIRED : VALID;
    }
}
