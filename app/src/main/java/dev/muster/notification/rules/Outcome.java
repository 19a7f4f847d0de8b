package dev.muster.notification.rules;

/** What became of one try to send a mail. */
public sealed interface Outcome {
    /** The server took it. */
    record Accepted() implements Outcome {}

    /**
     * It was certainly not taken, but may be later.
     *
     * @param server no mail gets through at present: the others needn't be tried
     */
    record Later(String why, boolean server) implements Outcome {}

    /** It will never be taken. */
    record Refused(String why) implements Outcome {}

    /** It was handed over whole, and no answer came: it may have been sent. */
    record Unknown(String why) implements Outcome {}
}
