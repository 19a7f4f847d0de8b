package dev.muster.notification.rules;

/** Why something is not told any more. */
public enum DropReason {
    REMOVED("It was removed in the meantime."),
    COMPLETED("It was completed in the meantime."),
    UNDONE("What it told of was undone."),
    OFF("Messages of this kind are switched off."),
    DEACTIVATED("The person is deactivated."),
    ARCHIVED("It is archived."),
    PASSED("Dates or people have changed since."),
    REPEATED("It was told already.");

    private final String sentence;

    DropReason(String sentence) {
        this.sentence = sentence;
    }

    /** For whoever looks at the message. */
    public String sentence() {
        return sentence;
    }
}
