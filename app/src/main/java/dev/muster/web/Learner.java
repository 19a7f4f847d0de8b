package dev.muster.web;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import java.time.LocalDate;
import java.util.List;

/** Training in learners' words. */
public final class Learner {
    private Learner() {}

    /** Why they have it, from the reason that weighs most. */
    public static String why(Training t) {
        return t.sources().stream()
                .min((a, b) -> Integer.compare(rank(a), rank(b)))
                .map(Learner::because)
                .orElse("It is on your list.");
    }

    private static int rank(TrainingSource s) {
        return switch (s.type()) {
            case MANDATORY -> 0;
            case INDIVIDUAL -> 1;
            case GROUP -> 2;
            case AUTOMATION -> 3;
            case NEW_STARTER -> 4;
            case SELF -> 5;
        };
    }

    private static String because(TrainingSource s) {
        if (s.kept()) {
            return "You keep this from “" + s.name() + "”.";
        }
        return switch (s.type()) {
            case MANDATORY -> "Everyone here takes this.";
            case INDIVIDUAL -> s.by() + " assigned this to you.";
            case GROUP -> "You have this because you are in the group “" + s.name() + "”.";
            case AUTOMATION -> "You have this because of “" + s.name() + "”.";
            case NEW_STARTER -> "Everyone who starts here takes this.";
            case SELF -> "You began this yourself.";
        };
    }

    /** When it is due, or what became of it: {@code Due in 2 days}. */
    public static String when(Training t, LocalDate today) {
        LocalDate expires = t.expiresOn();
        LocalDate due = t.dueOn();
        if (!t.isOpen()) {
            return expires == null ? "Completed" : "Completed, valid to " + Days.day(expires);
        }
        if (due == null) {
            return t.status().label();
        }
        if (t.overdue()) {
            return "Overdue since " + Days.day(due);
        }
        return t.dueSoon() || due.equals(today)
                ? "Due " + Days.until(due, today)
                : t.status().label() + ", due " + Days.day(due);
    }

    /** The icon before {@link #when}. */
    public static String icon(Training t) {
        if (!t.isOpen()) {
            return "circle-check";
        }
        if (t.overdue()) {
            return "circle-alert";
        }
        if (t.dueSoon()) {
            return "clock";
        }
        return switch (t.status()) {
            case NOT_STARTED -> "circle-dashed";
            case IN_PROGRESS -> "play";
            case COMPLETED -> "circle-check";
            case EXPIRED -> "history";
        };
    }

    /** The colour class of {@link #when}. */
    public static String colour(Training t) {
        if (!t.isOpen()) {
            return "ok";
        }
        if (t.overdue()) {
            return "bad";
        }
        if (t.dueSoon()) {
            return "warn";
        }
        return switch (t.status()) {
            case NOT_STARTED -> "mute";
            case IN_PROGRESS -> "info";
            case COMPLETED -> "ok";
            case EXPIRED -> "exp";
        };
    }

    public static List<Training> open(List<Training> all) {
        return all.stream().filter(t -> t.isOpen() && t.required()).toList();
    }

    public static List<Training> optional(List<Training> all) {
        return all.stream().filter(t -> t.isOpen() && !t.required()).toList();
    }

    public static List<Training> completed(List<Training> all) {
        return all.stream().filter(t -> !t.isOpen()).toList();
    }
}
