package dev.muster.web.learner;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.rules.SourceWords;
import dev.muster.web.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Training in learners' words. */
public final class LearnerWords {
    private LearnerWords() {}

    /** Why they have it, from the reason that weighs most. */
    public static String why(Training t) {
        return why(t, Map.of());
    }

    /** @param because by rule: what about them its audience asks for, completing "because" */
    public static String why(Training t, Map<Integer, String> because) {
        return t.sources().stream()
                .min((a, b) -> Integer.compare(SourceWords.rank(a.type()), SourceWords.rank(b.type())))
                .map(s -> because(s, because.get(s.ruleId())))
                .orElse("Nobody asks for this any more; your record of it stays.");
    }

    private static String because(TrainingSource s, @Nullable String because) {
        if (s.kept()) {
            return s.name() == null ? "You keep this from when you started." : "You keep this from “" + s.name() + "”.";
        }
        if (because != null) {
            return "Assigned because " + because + ".";
        }
        return s.begunWhile() == null ? SourceWords.toLearner(s.type(), s.name(), s.by()) : s.words() + ".";
    }

    /** When it is due, or what became of it: {@code Due in 2 days}. */
    public static String when(Training t, LocalDate today) {
        LocalDate expires = t.expiresOn();
        LocalDate due = t.dueOn();
        if (isToRenew(t) && expires != null) {
            return "Renew by " + Days.day(expires);
        }
        if (!t.isOpen()) {
            return expires == null ? "Completed" : "Completed, valid to " + Days.day(expires);
        }
        if (due == null) {
            return t.status().label();
        }
        if (t.onLeave()) {
            return "Waits until you are back";
        }
        if (t.overdue()) {
            return "Overdue since " + Days.day(due);
        }
        if (t.countsUntil() != null) {
            return "Retake due " + Days.day(due);
        }
        return t.dueSoon() || due.equals(today)
                ? "Due " + Days.until(due, today)
                : t.status().label() + ", due " + Days.day(due);
    }

    /** The icon before {@link #when}. */
    public static String icon(Training t) {
        if (isToRenew(t)) {
            return "rotate-ccw";
        }
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
        if (isToRenew(t)) {
            return "warn";
        }
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
        return all.stream().filter(t -> !t.isOpen() && !isToRenew(t)).toList();
    }

    /** What is valid still, required, and may be taken again already. */
    public static List<Training> toRenew(List<Training> all) {
        return all.stream().filter(LearnerWords::isToRenew).toList();
    }

    /** Inside the renewal window. */
    public static boolean isToRenew(Training t) {
        return t.isToRenew();
    }
}
