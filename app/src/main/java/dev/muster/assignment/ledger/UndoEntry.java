package dev.muster.assignment.ledger;

import dev.muster.assignment.rules.UndoKind;
import java.time.Instant;
import java.util.Optional;
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
        boolean undone) {
    /** Empty: an act like this can't be taken back. */
    public Optional<UndoKind> kind() {
        return UndoKind.of(action);
    }

    public boolean is(UndoKind kind) {
        return kind().filter(k -> k == kind).isPresent();
    }

    /** Whether the act changed what rules give, and to whom. */
    public boolean isOfRules() {
        return kind().filter(UndoKind::isOfRules).isPresent();
    }
}
