package dev.muster.shared;

import java.io.Serializable;
import java.util.List;

/** Input that can't be taken, by field. The edges answer 400 (API) or show the form again (screens). */
public final class BadInput extends RuntimeException {
    /** @param field as the sender wrote it, for example {@code due.daysAfterAssignment}; empty: the whole request */
    public record Error(String field, String message) implements Serializable {}

    private final List<Error> errors;

    public BadInput(List<Error> errors) {
        super(errors.isEmpty() ? "Bad input" : errors.getFirst().message());
        this.errors = List.copyOf(errors);
    }

    public BadInput(String field, String message) {
        this(List.of(new Error(field, message)));
    }

    public List<Error> errors() {
        return errors;
    }
}
