package dev.muster.evidence.transcripts;

import dev.muster.evidence.rules.CertificateState;
import dev.muster.learning.Completion;
import dev.muster.shared.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A completion and what became of it.
 *
 * @param trail who recorded and voided it, and what replaced it
 * @param certificate whether it gives one
 */
public record TranscriptEntry(
        Completion completion, CertificateState state, Transcript.Trail trail, boolean certificate) {
    /** Where it comes from, in words. */
    public String origin(ZoneId zone) {
        if (completion.creditedFrom() != null) {
            return "Credited from " + completion.creditedFromWords();
        }
        if (completion.renewedWith() != null) {
            return "Renewed with “" + completion.renewedWith() + "”";
        }
        if (!completion.recordedElsewhere()) {
            return "Completed in Muster";
        }
        String by = trail.recordedBy() == null ? "" : " by " + trail.recordedBy();
        return "Completed elsewhere, recorded" + by + " on " + day(trail.recordedAt(), zone);
    }

    /** What proves what was completed elsewhere, where that is words; null: a file, or nothing. */
    public @Nullable String words() {
        String evidence = completion.evidence();
        return completion.recordedElsewhere() && evidence != null && !evidence.matches("\\d{1,9}") ? evidence : null;
    }

    /** What became of it, in words; null: it counts. */
    public @Nullable String fate(ZoneId zone) {
        String replaced = trail.replacedOn() == null
                ? null
                : "the completion of " + day(trail.replacedOn(), zone) + ", version " + trail.replacedVersion();
        return switch (state) {
            case VOIDED -> voided(zone) + (replaced == null ? "" : "In its place: " + replaced + ".");
            case REPLACED -> replaced == null ? null : "Followed by " + replaced + ".";
            case VALID, EXPIRED -> null;
        };
    }

    private String voided(ZoneId zone) {
        String by = trail.voidedBy() == null ? "" : " by " + trail.voidedBy();
        String on = trail.voidedAt() == null ? "" : " on " + day(trail.voidedAt(), zone);
        String reason = String.valueOf(completion.voidedBecause()).strip();
        return "Voided" + by + on + ": " + reason + (reason.matches("(?s).*[.!?]") ? " " : ". ");
    }

    private static String day(Instant at, ZoneId zone) {
        return Day.words(LocalDate.ofInstant(at, zone));
    }
}
