package dev.muster.notification.rules;

import java.util.Arrays;
import java.util.List;

/** What people are told about. */
public enum Kind {
    ASSIGNED("New training", true),
    REASSIGNED("Training to take again", true),
    DUE_DATE_CHANGED("Due date changed", true),
    DUE_SOON("Due soon", false),
    OVERDUE("Overdue", false),
    EXPIRING("Expiring", false),
    EXPIRED("Expired", false),
    COMPLETED("Completed", false),
    REMINDER("Reminder", true),
    CORRECTION("Correction", true);

    private final String label;
    private final boolean sent;

    Kind(String label, boolean sent) {
        this.label = label;
        this.sent = sent;
    }

    /** As screens say it. */
    public String label() {
        return label;
    }

    /** Those that something causes so far. */
    public static List<Kind> inUse() {
        return Arrays.stream(values()).filter(k -> k.sent).toList();
    }
}
