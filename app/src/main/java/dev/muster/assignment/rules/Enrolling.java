package dev.muster.assignment.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What learners decide themselves: beginning from the catalog, and giving it up again. */
public final class Enrolling {
    private Enrolling() {}

    public enum Begin {
        /** Assigned already: begun as usual. */
        ASSIGNED,
        /** A new, voluntary assignment: Self-enrolled, no due date. */
        ENROL,
        /** As if it were not there. */
        NOT_THERE
    }

    /**
     * @param visible whether the content's visibility holds the person
     * @param contentActive draft and archived content is shown to no learner
     */
    public static Begin begin(boolean assigned, boolean visible, boolean contentActive) {
        if (!contentActive) {
            return Begin.NOT_THERE;
        }
        return assigned ? Begin.ASSIGNED : visible ? Begin.ENROL : Begin.NOT_THERE;
    }

    public enum Stop {
        STOPPED,
        /** Somebody else wants it done. */
        REQUIRED,
        /** Completed or expired: that is the record. */
        IS_THE_RECORD
    }

    /** @param sources rule numbers, see {@link Situation} */
    public static Stop stop(Status status, List<Integer> sources) {
        if (sources.stream().anyMatch(s -> s != Situation.SELF)) {
            return Stop.REQUIRED;
        }
        return switch (status) {
            case NOT_STARTED, IN_PROGRESS -> Stop.STOPPED;
            case COMPLETED, EXPIRED -> Stop.IS_THE_RECORD;
        };
    }

    /** What the learner reads who can't stop; null: they can. */
    public static @Nullable String refusal(Stop stop) {
        return switch (stop) {
            case STOPPED -> null;
            case REQUIRED -> "This is required of you, so you can't stop it yourself. Ask your manager.";
            case IS_THE_RECORD -> "You have completed this. That is the record and stays.";
        };
    }
}
