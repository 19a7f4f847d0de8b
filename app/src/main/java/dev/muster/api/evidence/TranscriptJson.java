package dev.muster.api.evidence;

import dev.muster.api.ContentJson;
import dev.muster.assignment.Training;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.rules.Status;
import dev.muster.evidence.rules.CertificateState;
import dev.muster.evidence.transcripts.Transcript;
import dev.muster.evidence.transcripts.TranscriptEntry;
import dev.muster.learning.Completion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transcript in the interface's words. */
@Schema(name = "Transcript")
record TranscriptJson(
        TranscriptPerson person,
        String organisation,
        Instant at,
        String timeZone,
        List<TranscriptCompletion> completions,
        List<TranscriptOpen> open,
        List<TranscriptExemption> exemptions) {

    record TranscriptPerson(
            String id, String name, @Nullable String employeeNumber) {}

    /**
     * @param state what it is worth today
     * @param recordedBy null: the person, by completing it
     * @param replacedBy the completion that took its place
     * @param certificate whether it gives one
     */
    record TranscriptCompletion(
            String id,
            ContentJson content,
            @Nullable ContentJson module,
            int version,
            Instant completedAt,
            @Nullable Integer score,
            @Nullable LocalDate expiresOn,
            boolean recordedElsewhere,
            @Nullable String creditFrom,
            @Nullable String evidence,
            CertificateState state,
            Instant recordedAt,
            @Nullable String recordedBy,
            @Nullable TranscriptVoiding voided,
            @Nullable String replacedBy,
            boolean certificate) {}

    record TranscriptVoiding(@Nullable Instant at, @Nullable String by, String reason) {}

    record TranscriptOpen(
            ContentJson content,
            Status status,
            boolean required,
            int progress,
            @Nullable LocalDate dueOn,
            boolean overdue) {}

    record TranscriptExemption(
            String contentId,
            String title,
            @Nullable String rule,
            String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            Instant since,
            String by,
            @Nullable LocalDate until) {}

    static TranscriptJson of(Transcript t) {
        return new TranscriptJson(
                new TranscriptPerson(
                        String.valueOf(t.person().id()),
                        t.person().name(),
                        t.person().employeeNumber()),
                t.organisation(),
                t.at(),
                t.zone().getId(),
                t.completions().stream().map(TranscriptJson::completion).toList(),
                t.open().stream().map(TranscriptJson::open).toList(),
                t.exemptions().stream().map(TranscriptJson::exemption).toList());
    }

    private static TranscriptCompletion completion(TranscriptEntry e) {
        Completion c = e.completion();
        Transcript.Trail trail = e.trail();
        String reason = c.voidedBecause();
        return new TranscriptCompletion(
                String.valueOf(c.id()),
                ContentJson.of(c.content()),
                c.module() == null ? null : ContentJson.of(c.module()),
                c.version(),
                c.completedAt(),
                c.score(),
                c.expiresOn(),
                c.recordedElsewhere(),
                text(c.creditedFrom()),
                c.evidence(),
                e.state(),
                trail.recordedAt(),
                trail.recordedBy(),
                reason == null ? null : new TranscriptVoiding(trail.voidedAt(), trail.voidedBy(), reason),
                text(trail.replacedBy()),
                e.certificate());
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }

    private static TranscriptOpen open(Training t) {
        return new TranscriptOpen(
                ContentJson.of(t.content()), t.status(), t.required(), t.progress(), t.dueOn(), t.overdue());
    }

    private static TranscriptExemption exemption(ExemptionGrid.Row e) {
        return new TranscriptExemption(
                String.valueOf(e.contentId()),
                e.title(),
                e.rule(),
                e.type(),
                e.reason(),
                e.approvedBy(),
                e.since(),
                e.by(),
                e.until());
    }
}
