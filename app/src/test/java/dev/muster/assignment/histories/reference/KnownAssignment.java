package dev.muster.assignment.histories.reference;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An assignment. */
public final class KnownAssignment {
    public @Nullable LocalDate dueByHand;

    public Instant dueSet = Instant.EPOCH;
}
