package dev.muster.reporting;

import dev.muster.shared.BadInput;

/** What the list of all training is narrowed to. States are those of {@link dev.muster.reporting.rules.ComplianceStatus}. */
public enum TrainingView {
    ALL("all", "All"),
    OVERDUE("overdue", "Overdue"),
    EXPIRED("expired", "Expired"),
    /** Required and open, due from today through the sixth day after. */
    DUE_THIS_WEEK("due-this-week", "Due this week"),
    /** Required and valid, and either its renewal window is open or it runs out within 30 days. */
    RUNNING_OUT("running-out", "Running out"),
    ON_LEAVE("on-leave", "On leave");

    private final String word;
    private final String label;

    TrainingView(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** As an address says it. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** @throws BadInput naming {@code view} */
    public static TrainingView of(String word) {
        for (TrainingView v : values()) {
            if (v.word.equals(word)) {
                return v;
            }
        }
        throw new BadInput("view", "There is no view " + word + ". Choose one of the tabs.");
    }
}
