package dev.muster.people;

/** Whether a person counts. */
public enum PersonStatus {
    ACTIVE("Active"),
    ON_LEAVE("On leave"),
    DEACTIVATED("Deactivated");

    private final String label;

    PersonStatus(String label) {
        this.label = label;
    }

    /** As screens say it. */
    public String label() {
        return label;
    }
}
