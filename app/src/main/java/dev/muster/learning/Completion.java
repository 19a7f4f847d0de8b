package dev.muster.learning;

import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact that never changes.
 *
 * @param module the module it was made in; null: standalone
 * @param score percent; null: no quiz
 * @param expiresOn last valid day; null: for ever
 * @param recordedElsewhere made elsewhere and recorded by hand
 * @param voidedBecause why it does not count any more; null: it counts
 * @param personName as it was, with the job
 * @param creditedFrom the completion it is a credit of; null: it was made for this
 * @param renewedWith title of the course whose completion renewed it; null: it was completed itself
 * @param creditedIn title of the module that one was made in; null: standalone
 */
public record Completion(
        long id,
        int personId,
        ContentRef content,
        int version,
        @Nullable ContentRef module,
        Instant completedAt,
        @Nullable Integer score,
        @Nullable LocalDate expiresOn,
        boolean recordedElsewhere,
        @Nullable String evidence,
        @Nullable String voidedBecause,
        String personName,
        String personRole,
        @Nullable Long creditedFrom,
        @Nullable String creditedIn,
        @Nullable String renewedWith) {
    /** Where it was made, if it is a credit: completes "Credited from". */
    public String creditedFromWords() {
        return creditedIn == null ? "the course on its own" : "“" + creditedIn + "”";
    }

    public boolean voided() {
        return voidedBecause != null;
    }
}
