package dev.muster.notification.rules;

/** What people are told about. */
public enum Kind {
    ASSIGNED("New training", MessageText.listing("New training at {{organisation}}", "You have new training.")),
    REASSIGNED("Training to take again", MessageText.listing("Training to take again", "Please take this again.")),
    DUE_DATE_CHANGED(
            "Due date changed",
            MessageText.listing("New due date for your training", "The due date of your training has changed.")),
    DUE_SOON("Due soon", MessageText.listing("Your training is due soon", "Your training is due soon:")),
    OVERDUE(
            "Overdue",
            MessageText.listing("Your training is overdue", "Your training is overdue. You can still complete it:")),
    EXPIRING(
            "Expiring",
            MessageText.listing("Time to renew your training", "Your training expires soon. Please retake it:")),
    EXPIRED(
            "Expired",
            MessageText.listing("Your training has expired", "Your training has expired. Please retake it:")),
    COMPLETED("Completed (to the manager)", MessageText.ofTeam("Training completed", "Completed in your team:", "")),
    REMINDER("Reminder", MessageText.listing("A reminder of your training", "This is still open.")),
    CORRECTION("Correction", new MessageText("Correction: your training at {{organisation}}", """
            Please disregard what we wrote before about:
            {{#courses}}
            {{title}}: {{state}}
            {{/courses}}""")),
    TEAM_OVERDUE(
            "Overdue (to the manager)",
            MessageText.ofTeam(
                    "Overdue training in your team", "Overdue in your team:", "All that is overdue: {{list}}")),
    TEAM_EXPIRED(
            "Expired (to the manager)",
            MessageText.ofTeam(
                    "Expired training in your team", "Expired in your team:", "All that has expired: {{list}}")),
    SUMMARY("Weekly summary (to the manager)", new MessageText("Your team's training this week", """
            Your team's training:
            {{#courses}}
            {{message}}
            {{/courses}}
            Your team: {{list}}""")),
    CLAIM_APPROVED(
            "Certificate from elsewhere approved",
            MessageText.listing("Your certificate was approved", "Your certificate was approved. It counts for:")),
    CLAIM_REFUSED(
            "Certificate from elsewhere not approved",
            MessageText.listing(
                    "Your certificate was not approved",
                    "Your certificate was not approved. You can send another one, or take the training here:")),
    VIEW("Report that is sent", new MessageText("Your report from {{organisation}}", """
            As it stands now, for the people whom you see:
            {{#courses}}

            {{title}}
            {{view}}
            {{#file}}As a file: {{file}}
            {{/file}}{{message}}
            To get it no more: {{stop}}
            {{/courses}}"""));

    private final String label;
    private final MessageText standard;

    Kind(String label, MessageText standard) {
        this.label = label;
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

    /** Whether it is sent where nobody has said otherwise. */
    public boolean isOnByDefault() {
        return this != COMPLETED;
    }

    /** Whether it tells a manager about somebody else. */
    public boolean isAboutSomebody() {
        return this == TEAM_OVERDUE || this == TEAM_EXPIRED || this == COMPLETED;
    }

    /** Whether it tells what was decided about a certificate: that holds, whatever becomes of the training. */
    public boolean isOfClaim() {
        return this == CLAIM_APPROVED || this == CLAIM_REFUSED;
    }

    /** Whether the training it tells of is named by its last valid day, not by its due date. */
    public boolean isByExpiry() {
        return this == EXPIRING || this == EXPIRED || this == TEAM_EXPIRED || this == CLAIM_APPROVED;
    }
}
