package dev.muster.shared;

import java.util.OptionalInt;

/** Refused by a rule of behaviour.md, or because something changed meanwhile. Answered as 409. */
public final class Conflict extends RuntimeException {
    private final int confirm;

    public Conflict(String message) {
        this(message, 0);
    }

    private Conflict(String message, int confirm) {
        super(message);
        this.confirm = confirm;
    }

    /** The brake (behaviour 4): done when {@code number} is confirmed. */
    public static Conflict brake(String message, int number) {
        return new Conflict(message, number);
    }

    /** The number that has to be confirmed, where that would do it. */
    public OptionalInt confirm() {
        return confirm > 0 ? OptionalInt.of(confirm) : OptionalInt.empty();
    }
}
