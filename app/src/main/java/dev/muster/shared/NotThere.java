package dev.muster.shared;

/** There is no such thing, or not in the actor's scope: both look the same. Answered as 404. */
public final class NotThere extends RuntimeException {
    public NotThere(String what) {
        super("There is no such " + what + ", or it is outside your scope.");
    }
}
