package dev.muster.assignment;

import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One course of a module that somebody has.
 *
 * @param needed false: added by a minor publish after they began; they may do it, and need not
 * @param progress 0 to 100
 * @param version the completed one; null: not completed; newest: of the course
 * @param credit where it was completed, if not in this module; null: it was, or it was not completed
 */
public record TrainingPart(
        ContentRef course,
        boolean needed,
        Status status,
        int progress,
        @Nullable Integer score,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable LocalDate expiresOn,
        @Nullable Integer version,
        int newest,
        @Nullable Credit credit) {

    /** @param context the module it was completed in; null: standalone */
    public record Credit(long completionId, @Nullable ContentRef context) {
        public String from() {
            return context == null ? "the course on its own" : "“" + context.title() + "”";
        }
    }

    public boolean isDone() {
        return status == Status.COMPLETED;
    }
}
