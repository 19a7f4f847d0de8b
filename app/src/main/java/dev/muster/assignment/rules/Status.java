package dev.muster.assignment.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Status of an assignment. Overdue and due soon are flags beside it. */
public enum Status {
    NOT_STARTED("Not Started"),
    IN_PROGRESS("In Progress"),
    COMPLETED("Completed"),
    EXPIRED("Expired");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    /** As screens say it. */
    public String label() {
        return label;
    }

    /**
     * The status on a day: a pure function of the facts and the date, so that no job has to run for it to be right.
     *
     * @param renewing whether a retake was begun while the completion was valid: it shows once that has run out
     * @param expiresOn last valid day of the completion; null: valid for ever
     * @param today in the person's time zone
     */
    public static Status of(State state, boolean renewing, @Nullable LocalDate expiresOn, LocalDate today) {
        return switch (state) {
            case NOT_STARTED -> NOT_STARTED;
            case IN_PROGRESS -> IN_PROGRESS;
            case COMPLETED ->
                expiresOn == null || !expiresOn.isBefore(today) ? COMPLETED : renewing ? IN_PROGRESS : EXPIRED;
        };
    }
}
