package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Assigning.AddSource;
import dev.muster.assignment.rules.Assigning.Assign;
import dev.muster.assignment.rules.Assigning.Decision;
import dev.muster.assignment.rules.Assigning.Reassign;
import dev.muster.assignment.rules.Assigning.Skipped;
import dev.muster.shared.Day;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What assigning would mean for one person, in one sentence that begins with their name. */
public final class AssignWords {
    private static final String MANDATORY = "Mandatory";

    private AssignWords() {}

    /**
     * @param by labels of the sources they have it by already
     * @param progress percent of what is under way
     * @param opens the content is not visible to them otherwise
     */
    public record About(
            Decision decision,
            List<String> by,
            int progress,
            @Nullable LocalDate completedOn,
            boolean opens) {
        public About {
            by = List.copyOf(by);
        }
    }

    public static String of(About a) {
        return switch (a.decision()) {
            case Skipped s -> s.reason().why();
            case Assign _ -> assign(a);
            case AddSource s -> has(a, s);
            case Reassign r -> again(a, r);
        };
    }

    private static String again(About a, Reassign r) {
        String now = r.status() == Status.IN_PROGRESS
                ? "is in progress (%d %%)".formatted(a.progress())
                : r.status() == Status.EXPIRED
                        ? "completed it%s, which has run out".formatted(on(a))
                        : "completed it%s".formatted(on(a));
        String then =
                switch (r.reset()) {
                    case WHOLE ->
                        r.status() == Status.IN_PROGRESS
                                ? "all of it is lost and starts over"
                                : "takes all of it again";
                    case SELECTED_UNDER_WAY -> "what is selected starts over, the other progress stays";
                    case SELECTED_COMPLETED -> "takes what is selected again, the rest stays done";
                };
        return now + ": " + then + ".";
    }

    private static String assign(About a) {
        if (a.by().isEmpty()) {
            return a.opens() ? "gets it. It is not visible to them otherwise: assigning opens it." : "gets it.";
        }
        return a.progress() > 0
                ? "has begun it unasked (%d %%): it becomes required, the progress stays.".formatted(a.progress())
                : "has it by their own choice: it becomes required.";
    }

    private static String has(About a, AddSource s) {
        return switch (s.status()) {
            case NOT_STARTED -> "has it already%s and has not started%s".formatted(by(a), added(s));
            case IN_PROGRESS ->
                "has it already%s and is in progress (%d %%); the progress stays%s"
                        .formatted(by(a), a.progress(), added(s));
            case COMPLETED -> "completed it%s and stays completed%s".formatted(on(a), added(s));
            case EXPIRED -> "completed it%s, which has run out; the retake stays due%s".formatted(on(a), added(s));
        };
    }

    private static String by(About a) {
        if (a.by().contains(MANDATORY)) {
            return ", as it is mandatory for everybody anyway,";
        }
        return a.by().isEmpty() ? "" : " by " + String.join(", ", a.by());
    }

    private static String added(AddSource s) {
        return s.there() ? ". Nothing changes." : ". Individual is added as one more reason.";
    }

    private static String on(About a) {
        return a.completedOn() == null ? "" : " on " + Day.words(a.completedOn());
    }
}
