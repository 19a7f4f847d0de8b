package dev.muster.reporting.rules;

import dev.muster.assignment.rules.Status;

/**
 * What one requirement (this person must have done this content) counts as on a day. Each is exactly one of these, the first
 * that holds in their order; so the seven numbers add up to all requirements.
 */
public enum ComplianceStatus {
    /** A rule would require it, and an exemption says no. */
    EXEMPT("Exempt"),
    /** Done, and valid on the day. */
    COMPLETED("Completed"),
    /** To be taken again, while the earlier completion still counts. */
    COUNTING("Counting"),
    /** Not done, and the person is away. */
    ON_LEAVE("On leave"),
    /** Done once; the completion has run out. */
    EXPIRED("Expired"),
    OVERDUE("Overdue"),
    NOT_YET_DUE("Not yet due");

    private final String label;

    ComplianceStatus(String label) {
        this.label = label;
    }

    /** As screens and files say it. */
    public String label() {
        return label;
    }

    /** Nothing is wrong about it on the day. */
    public boolean isCompliant() {
        return this != EXPIRED && this != OVERDUE;
    }

    public boolean isDone() {
        return this == COMPLETED || this == COUNTING;
    }

    /**
     * What is known of a requirement on the day.
     *
     * @param exempt required by a rule but for an exemption
     * @param ranOut whether a completion is not valid any more, even where it is being renewed
     * @param counting whether an earlier completion counts until it is taken again
     */
    public record Known(
            boolean exempt, Status status, boolean ranOut, boolean counting, boolean onLeave, boolean overdue) {}

    public static ComplianceStatus of(Known known) {
        if (known.exempt()) {
            return EXEMPT;
        }
        if (known.status() == Status.COMPLETED) {
            return COMPLETED;
        }
        if (known.counting()) {
            return COUNTING;
        }
        if (known.onLeave()) {
            return ON_LEAVE;
        }
        if (known.ranOut()) {
            return EXPIRED;
        }
        return known.overdue() ? OVERDUE : NOT_YET_DUE;
    }
}
