package dev.muster.people.rules;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Days away, the first and the last included. @param until null: open */
public record Leave(LocalDate from, @Nullable LocalDate until) {
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    public boolean overlaps(Leave other) {
        return (until == null || !other.from.isAfter(until)) && (other.until == null || !from.isAfter(other.until));
    }

    /** Whether the person is back from it by that day. */
    public boolean isOverBy(LocalDate day) {
        return until != null && until.isBefore(day);
    }

    /** Of one that is over. */
    LocalDate back() {
        return Objects.requireNonNull(until).plusDays(1);
    }
}
