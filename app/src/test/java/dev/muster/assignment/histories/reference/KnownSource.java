package dev.muster.assignment.histories.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A source. @param since when it was given; set: when its date was; given: the date came with the act */
public record KnownSource(
        @Nullable LocalDate due, boolean lifted, boolean kept, LocalDate since, LocalDate set, boolean given) {
    public static KnownSource undated(LocalDate since) {
        return new KnownSource(null, false, false, since, since, false);
    }

    public KnownSource kept(boolean now) {
        return new KnownSource(due, lifted, now, since, set, given);
    }
}
