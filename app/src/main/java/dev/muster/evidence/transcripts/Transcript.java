package dev.muster.evidence.transcripts;

import dev.muster.assignment.Training;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.people.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record about one person's training at a moment.
 *
 * @param completions newest first, voided ones among them
 * @param open required or begun, and not completed
 * @param own it is the person's own: without what is not for them
 * @param zone where the person is, in which its days are
 */
public record Transcript(
        Person person,
        String organisation,
        Instant at,
        ZoneId zone,
        boolean own,
        List<TranscriptEntry> completions,
        List<Training> open,
        List<ExemptionGrid.Row> exemptions) {
    public Transcript {
        completions = List.copyOf(completions);
        open = List.copyOf(open);
        exemptions = List.copyOf(exemptions);
    }

    /**
     * What the log knows of a completion.
     *
     * @param recordedBy null: the person, by completing it
     * @param replacedBy id of what took its place
     */
    public record Trail(
            Instant recordedAt,
            @Nullable String recordedBy,
            @Nullable Instant voidedAt,
            @Nullable String voidedBy,
            @Nullable Long replacedBy,
            @Nullable Instant replacedOn,
            @Nullable Integer replacedVersion) {}
}
