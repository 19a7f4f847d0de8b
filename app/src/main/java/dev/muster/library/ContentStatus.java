package dev.muster.library;

/** Only active content is assigned, fires rules and is shown to learners. */
public enum ContentStatus {
    DRAFT("Draft"),
    ACTIVE("Active"),
    ARCHIVED("Archived");

    private final String label;

    ContentStatus(String label) {
        this.label = label;
    }

    /** As screens say it. */
    public String label() {
        return label;
    }
}
