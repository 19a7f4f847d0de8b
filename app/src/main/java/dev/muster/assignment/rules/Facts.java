package dev.muster.assignment.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person has done on a course, as far as it counts for an assignment.
 *
 * @param open the attempt that is under way
 * @param done the newest completion that is not void
 */
public record Facts(Optional<Open> open, Optional<Done> done) {
    public static final Facts NONE = new Facts(Optional.empty(), Optional.empty());

    /** @param progress 0 to 100 */
    public record Open(Instant startedAt, int progress) {}

    /**
     * @param expiresOn last valid day; null: for ever
     * @param creditFrom the completion that it is a credit of; null: it was made for this
     */
    public record Done(
            Instant completedAt,
            int version,
            @Nullable Integer score,
            @Nullable LocalDate expiresOn,
            @Nullable Long creditFrom) {}

    /**
     * What the assignment shows of these facts.
     *
     * @param renewal percent of a retake under way beside a completion; null: none
     */
    public record Shown(
            State state,
            int progress,
            @Nullable Integer renewal,
            @Nullable Integer score,
            @Nullable Integer version,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            @Nullable LocalDate expiresOn,
            @Nullable Long creditFrom) {}

    /**
     * A completion counts unless it was made before the last reassignment; while it is valid it is what is shown. A
     * retake under way stands beside it and shows once it has run out ({@link Status#of}).
     *
     * @param resetAt when the assignment was last reassigned; null: never
     */
    public Shown shown(@Nullable Instant resetAt) {
        Optional<Done> counted =
                done.filter(d -> resetAt == null || d.completedAt().isAfter(resetAt));
        if (counted.isEmpty() && open.isPresent()) {
            Open o = open.get();
            return new Shown(State.IN_PROGRESS, o.progress(), null, null, null, o.startedAt(), null, null, null);
        }
        Integer renewal = open.map(Open::progress).orElse(null);
        return counted.map(d -> new Shown(
                        State.COMPLETED,
                        100,
                        renewal,
                        d.score(),
                        d.version(),
                        null,
                        d.completedAt(),
                        d.expiresOn(),
                        d.creditFrom()))
                .orElseGet(() -> new Shown(State.NOT_STARTED, 0, null, null, null, null, null, null, null));
    }
}
