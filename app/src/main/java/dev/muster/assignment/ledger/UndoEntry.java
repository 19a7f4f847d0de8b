package dev.muster.assignment.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log that is to be undone.
 *
 * @param detail JSON
 * @param undone whether it was undone already
 */
public record UndoEntry(
        long id,
        Instant at,
        @Nullable Integer actorId,
        String action,
        @Nullable Integer contentId,
        @Nullable String detail,
        boolean undone) {}
