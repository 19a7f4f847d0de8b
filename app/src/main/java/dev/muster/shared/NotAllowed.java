package dev.muster.shared;

/** The actor's access level does not include this. The message says what is missing. Answered as 403. */
public final class NotAllowed extends RuntimeException {
    public NotAllowed(String message) {
        super(message);
    }
}
