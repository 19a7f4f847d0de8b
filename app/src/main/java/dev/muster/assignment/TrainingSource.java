package dev.muster.assignment;

import dev.muster.assignment.rules.LastSourceGone;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.SourceWords;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One reason a person has content.
 *
 * @param ruleId the rule's number; 0: Individual, -1: Self-enrolled
 * @param id the group or automation it comes from; null otherwise
 * @param name its name; null otherwise
 * @param by who gave it, or made the rule
 * @param note why, as the giver wrote it
 * @param begunWhile of what was begun and became optional when its last reason went: the labels of those; null otherwise
 */
public record TrainingSource(
        SourceKind type,
        int ruleId,
        @Nullable Integer id,
        @Nullable String name,
        Instant since,
        String by,
        @Nullable LocalDate due,
        boolean kept,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String begunWhile) {
    /** Exactly as every screen words it. */
    public String label() {
        return SourceWords.label(type, name);
    }

    /** The same for people who read it: what is left of required training says so. */
    public String words() {
        return begunWhile == null ? label() : LastSourceGone.whyOptional(begunWhile);
    }
}
