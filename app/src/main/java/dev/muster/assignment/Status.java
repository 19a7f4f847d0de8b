package dev.muster.assignment;

/** Status of an assignment (behaviour 2). Overdue and due soon are flags beside it. */
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
}
