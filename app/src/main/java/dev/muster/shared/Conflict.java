package dev.muster.shared;

import java.util.List;
import java.util.OptionalInt;

/** Refused by a rule, or because something changed meanwhile. Answered as 409. */
public final class Conflict extends RuntimeException {
    private final int confirm;
    private final List<BadInput.Error> errors;

    public Conflict(String message) {
        this(message, 0, List.of());
    }

    /** Somebody or something else has what this field says. */
    public Conflict(String field, String message) {
        this(message, 0, List.of(new BadInput.Error(field, message)));
    }

    private Conflict(String message, int confirm, List<BadInput.Error> errors) {
        super(message);
        this.confirm = confirm;
        this.errors = errors;
    }

    /** The brake: done when {@code number} is confirmed. */
    public static Conflict brake(String message, int number) {
        return new Conflict(message, number, List.of());
    }

    /** The fields in the way; none where it is something else. */
    public List<BadInput.Error> errors() {
        return errors;
    }

    /** The number that has to be confirmed, where that would do it. */
    public OptionalInt confirm() {
        return confirm > 0 ? OptionalInt.of(confirm) : OptionalInt.empty();
    }
}
