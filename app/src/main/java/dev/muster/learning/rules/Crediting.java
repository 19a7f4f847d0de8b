package dev.muster.learning.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was done in one context, and what it means in another. */
public final class Crediting {
    public static final int STANDALONE = 0;

    private Crediting() {}

    /**
     * Somebody is asked for a course.
     *
     * @param context {@link #STANDALONE}, else the module it is asked for in
     * @param resetAt when this requirement was last reassigned; null: never
     * @param today where the person is
     */
    public record Requirement(int context, @Nullable Instant resetAt, LocalDate today) {}

    /**
     * A completion of that course by that person.
     *
     * @param expiresOn last valid day; null: for ever
     * @param voided it, or the completion that it is a credit of
     * @param credit it is itself a credit, and gives none
     */
    public record Made(
            long id, int context, Instant at, @Nullable LocalDate expiresOn, boolean voided, boolean credit) {}

    /**
     * The completion that the requirement is credited with.
     *
     * @param standaloneCounts whether completions outside of modules count inside them
     * @return empty: there is none, or the requirement is met already
     */
    public static Optional<Made> from(Requirement r, List<Made> made, boolean standaloneCounts) {
        List<Made> counting = made.stream().filter(m -> counts(r, m)).toList();
        if (counting.stream().anyMatch(m -> m.context() == r.context())) {
            return Optional.empty();
        }
        return counting.stream()
                .filter(m -> !m.credit() && (m.context() != STANDALONE || standaloneCounts))
                .max(Comparator.comparing(Made::at).thenComparing(Made::id));
    }

    /** Stands, is valid, and was made after the last reassignment. */
    private static boolean counts(Requirement r, Made m) {
        return !m.voided()
                && (m.expiresOn() == null || !m.expiresOn().isBefore(r.today()))
                && (r.resetAt() == null || m.at().isAfter(r.resetAt()));
    }
}
