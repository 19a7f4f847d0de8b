package dev.muster.assignment.rules;

/**
 * What is left of an assignment when the last source that required it goes. Its twin is {@code ledger/LastSourceSql}; a test
 * holds the two together.
 */
public enum LastSourceGone {
    REMOVED("It goes; it was not begun."),
    OPTIONAL("It stays as optional: nobody loses work."),
    RECORD("The record stays, nothing more is asked.");

    private final String sentence;

    LastSourceGone(String sentence) {
        this.sentence = sentence;
    }

    public static LastSourceGone of(Status status, boolean retaking) {
        return switch (status) {
            case NOT_STARTED -> REMOVED;
            case IN_PROGRESS -> OPTIONAL;
            case COMPLETED, EXPIRED -> retaking ? OPTIONAL : RECORD;
        };
    }

    /** For whoever looks at what would follow. */
    public String sentence() {
        return sentence;
    }
}
