package dev.muster.notification.rules;

import java.util.Arrays;
import java.util.List;

/** What people are told about. */
public enum Kind {
    ASSIGNED("New training", true, MessageText.listing("New training at {{organisation}}", "You have new training.")),
    REASSIGNED(
            "Training to take again", true, MessageText.listing("Training to take again", "Please take this again.")),
    DUE_DATE_CHANGED(
            "Due date changed",
            true,
            MessageText.listing("New due date for your training", "The due date of your training has changed.")),
    DUE_SOON("Due soon", false, MessageText.listing("Your training is due soon", "This is due soon.")),
    OVERDUE(
            "Overdue",
            false,
            MessageText.listing("Your training is overdue", "This was due. You can still do it now.")),
    EXPIRING(
            "Expiring",
            false,
            MessageText.listing("Time to renew your training", "This runs out soon. Please take it again.")),
    EXPIRED(
            "Expired",
            false,
            MessageText.listing("Your training has run out", "This has run out. Please take it again.")),
    COMPLETED("Completed", false, MessageText.listing("Training completed", "Well done: this is completed.")),
    REMINDER("Reminder", true, MessageText.listing("A reminder of your training", "This is still open.")),
    CORRECTION("Correction", true, new MessageText("Correction: your training at {{organisation}}", """
            Please disregard what we wrote before about:

            {{#courses}}
            {{title}}: {{state}}

            {{/courses}}"""));

    private final String label;
    private final boolean sent;
    private final MessageText standard;

    Kind(String label, boolean sent, MessageText standard) {
        this.label = label;
        this.sent = sent;
        this.standard = standard;
    }

    /** The text it has until somebody changes it. */
    public MessageText standard() {
        return standard;
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
