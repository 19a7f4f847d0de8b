package dev.muster.assignment.histories;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An assignment. */
final class Has {
    @Nullable LocalDate dueByHand;

    Instant dueSet = Instant.EPOCH;
}
