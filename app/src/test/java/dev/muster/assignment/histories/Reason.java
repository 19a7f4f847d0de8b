package dev.muster.assignment.histories;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A source. @param since when it was given; given: the date came with the act */
record Reason(@Nullable LocalDate due, boolean lifted, boolean kept, LocalDate since, boolean given) {
    static Reason undated(LocalDate since) {
        return new Reason(null, false, false, since, false);
    }

    Reason kept(boolean now) {
        return new Reason(due, lifted, now, since, given);
    }
}
