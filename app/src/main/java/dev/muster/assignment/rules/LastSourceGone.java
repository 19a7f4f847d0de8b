package dev.muster.assignment.rules;

/**
 * What is left of an assignment when the last source that required it goes, and every sentence about it. Its twin over many
 * assignments is {@code ledger/LastSourceSql}; a test holds the two together.
 */
public enum LastSourceGone {
    REMOVED("It goes; it was not begun."),
    OPTIONAL("It stays as optional: nobody loses work."),
    RECORD("The record stays, nothing more is asked.");

    /** Of everybody whom a rule gives it to no longer. */
    public static final String OF_EACH =
            "What is not begun goes; what is in progress stays, as optional; what is completed is the record.";

    /** The same of those who have begun or completed it, after how many lose it. */
    public static final String OF_THE_OTHERS = "what is in progress stays, as optional; completions are the record.";

    /** The same of those who are exempt from it. */
    public static final String OF_THE_EXEMPT =
            "What is begun stays as optional, what is completed stays as the record.";

    /** Of people who lose it, beside their number. */
    public static final String OF_WHAT_THEY_BEGAN = "what they have begun stays, as optional";

    /** Of people who began what an undo takes back. */
    public static final String OF_WHO_BEGAN_MEANWHILE = "Who has begun meanwhile keeps the work, as optional.";

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

    /** Whether somebody loses training by it: of what is completed, or has expired, the record stays. */
    public static boolean isLoss(Status status) {
        return status == Status.NOT_STARTED || status == Status.IN_PROGRESS;
    }

    /** For whoever looks at what would follow. */
    public String sentence() {
        return sentence;
    }

    /** What one of those who lose it reads on a list of them. */
    public static String ofOne(boolean begun) {
        return begun ? "Keeps what was begun, as optional" : "Loses it";
    }

    /** Why somebody has what stayed as optional. @param labels of the sources that required it until then */
    public static String whyOptional(String labels) {
        return "Optional: begun while " + labels + " required it";
    }
}
