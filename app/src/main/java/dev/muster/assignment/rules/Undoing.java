package dev.muster.assignment.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an act can be taken back: which, by whom, and for how long. */
public final class Undoing {
    public static final Duration WINDOW = Duration.ofHours(24);

    private Undoing() {}

    /** @param kind empty: of no kind that can be undone. @return why it can't be undone; empty: it can */
    public static Optional<String> refusal(
            Optional<UndoKind> kind, Instant at, boolean undone, boolean admin, Instant now) {
        if (kind.isEmpty()) {
            return Optional.of("This can't be undone. Do the opposite instead.");
        }
        if (undone) {
            return Optional.of("It is undone already.");
        }
        if (now.isAfter(at.plus(WINDOW))) {
            return Optional.of("It is more than 24 hours ago. Do the opposite instead.");
        }
        return kind.get().isOfRules() && !admin
                ? Optional.of("Only administrators change what rules give.")
                : Optional.empty();
    }
}
