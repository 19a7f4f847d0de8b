package dev.muster.web.evidence;

import dev.muster.evidence.certificates.Certificate;
import dev.muster.evidence.rules.CertificateState;
import dev.muster.web.Days;

/** What screens say of a certificate. */
public final class CertificateWords {
    private CertificateWords() {}

    /** Of a banner. */
    public static String colour(CertificateState state) {
        return switch (state) {
            case VALID -> "ok";
            case EXPIRED, REPLACED -> "exp";
            case VOIDED -> "bad";
        };
    }

    /** Of a status. */
    public static String mark(CertificateState state) {
        return switch (state) {
            case VALID -> "ok";
            case EXPIRED -> "exp";
            case REPLACED, VOIDED -> "mute";
        };
    }

    public static String icon(CertificateState state) {
        return switch (state) {
            case VALID -> "circle-check";
            case EXPIRED, REPLACED -> "history";
            case VOIDED -> "ban";
        };
    }

    /** For whoever checks one. */
    public static String worth(Certificate c) {
        return switch (c.state()) {
            case VALID -> "Valid. This certificate is genuine.";
            case EXPIRED -> "Expired. This certificate is genuine, and was valid to " + Days.day(c.validTo()) + ".";
            case REPLACED -> "Replaced. This certificate is genuine; a newer completion has taken its place.";
            case VOIDED -> "Voided. What this certificate says does not count.";
        };
    }
}
