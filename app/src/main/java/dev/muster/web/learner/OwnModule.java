package dev.muster.web.learner;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.rules.Status;
import dev.muster.web.Days;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module of one's own, with how its courses stand.
 *
 * @param parts in the module's order
 */
public record OwnModule(Training training, String description, List<TrainingPart> parts) {
    public OwnModule {
        parts = List.copyOf(parts);
    }

    public int done() {
        return (int) parts.stream().filter(TrainingPart::isDone).count();
    }

    /** The course to go on with: the one under way, else the first that is to do; null: nothing is left. */
    public @Nullable TrainingPart next() {
        return parts.stream()
                .filter(p -> p.status() == Status.IN_PROGRESS)
                .findFirst()
                .or(() -> parts.stream().filter(p -> p.needed() && !p.isDone()).findFirst())
                .orElse(null);
    }

    /** Under way, and all that is left is to say so. */
    public boolean isToFinish() {
        return training.isToDo() && next() == null;
    }

    /** 1-based. */
    public int number(TrainingPart part) {
        return parts.indexOf(part) + 1;
    }

    public CourseInContext course(TrainingPart part) {
        return new CourseInContext(training.content().id(), part.course().id());
    }

    /** The icon, colour class and words of how a course stands. */
    public static String icon(TrainingPart p) {
        return switch (p.status()) {
            case NOT_STARTED -> "circle-dashed";
            case IN_PROGRESS -> "play";
            case COMPLETED -> "circle-check";
            case EXPIRED -> "history";
        };
    }

    public static String colour(TrainingPart p) {
        return switch (p.status()) {
            case NOT_STARTED -> "mute";
            case IN_PROGRESS -> "info";
            case COMPLETED -> "ok";
            case EXPIRED -> "exp";
        };
    }

    public static String words(TrainingPart p) {
        TrainingPart.Credit credit = p.credit();
        if (p.isDone() && credit != null) {
            return "Credited from " + credit.from();
        }
        return switch (p.status()) {
            case NOT_STARTED, EXPIRED -> p.status().label();
            case IN_PROGRESS -> p.progress() + "% done";
            case COMPLETED -> p.expiresOn() == null ? "Completed" : "Completed, valid to " + Days.day(p.expiresOn());
        };
    }
}
