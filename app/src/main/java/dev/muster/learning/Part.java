package dev.muster.learning;

import dev.muster.library.ContentRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One course of a module's newest version, for one person.
 *
 * @param version the newest of the course
 * @param needed false: added by a minor publish after they began the module
 * @param fact what they did of it in this module since it was last reassigned
 */
public record Part(ContentRef course, int version, boolean needed, LearningFacts.Fact fact) {
    /** Completed here, or by credit, and still valid. */
    public boolean isDone(LocalDate today) {
        LearningFacts.Completed done = fact.completed();
        return done != null && isValid(done.expiresOn(), today);
    }

    private static boolean isValid(@Nullable LocalDate lastDay, LocalDate today) {
        return lastDay == null || !lastDay.isBefore(today);
    }
}
