package dev.muster.evidence.rules;

/** What has become of a certificate from elsewhere. */
public enum ClaimState {
    WAITING("Waiting for approval"),
    APPROVED("Approved"),
    REFUSED("Not approved"),
    TAKEN_BACK("Taken back");

    private final String label;

    ClaimState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
