package dev.muster.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be neither erased nor forgotten while it stands.
 *
 * @param what it covers, for people: a name, an audience in words, or a title
 * @param liftedAt null: it stands
 */
public record Hold(
        int id,
        Kind kind,
        @Nullable Integer personId,
        @Nullable String audience,
        @Nullable Integer contentId,
        String what,
        String reason,
        Instant placedAt,
        @Nullable String placedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy) {
    public enum Kind {
        PERSON,
        AUDIENCE,
        CONTENT
    }

    /** As refusals say it. */
    public String said() {
        return reason + " (" + what + ")";
    }
}
