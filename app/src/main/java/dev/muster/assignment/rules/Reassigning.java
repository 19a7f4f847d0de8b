package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Assigning.AddSource;
import dev.muster.assignment.rules.Assigning.Decision;
import dev.muster.assignment.rules.Assigning.Reassign;
import dev.muster.assignment.rules.Assigning.Skip;
import dev.muster.assignment.rules.Assigning.Skipped;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reassigning does to one person and content: one answer for each state. */
public final class Reassigning {
    private Reassigning() {}

    /** What who completed it takes again when only some of it is selected. */
    public enum Retake {
        ALL,
        SELECTED
    }

    /**
     * What is asked.
     *
     * @param partial selected courses or steps; else the whole of it
     */
    public record Ask(boolean partial, Retake completedRetake) {
        public static final Ask WHOLE = new Ask(false, Retake.ALL);
    }

    public enum Reset {
        /** All of it is to do (again). */
        WHOLE,
        /** What is selected is to do again; the other progress of what is under way stays. */
        SELECTED_UNDER_WAY,
        /** What is selected is to do again; the rest stays as it was completed. */
        SELECTED_COMPLETED
    }

    /** Empty: not impacted. */
    public static Optional<Reset> reset(Status status, Ask ask) {
        return switch (status) {
            case NOT_STARTED -> Optional.empty();
            case IN_PROGRESS -> Optional.of(ask.partial() ? Reset.SELECTED_UNDER_WAY : Reset.WHOLE);
            case COMPLETED, EXPIRED ->
                Optional.of(
                        ask.partial() && ask.completedRetake() == Retake.SELECTED
                                ? Reset.SELECTED_COMPLETED
                                : Reset.WHOLE);
        };
    }

    /** Of those who have it; who does not is skipped. */
    public static Decision decide(Situation s, Ask ask) {
        Optional<Skip> skip = Assigning.skip(s);
        if (skip.isPresent()) {
            return new Skipped(skip.get());
        }
        Status status = s.status();
        if (status == null) {
            return new Skipped(Skip.NOT_ASSIGNED);
        }
        return reset(status, ask)
                .<Decision>map(r -> new Reassign(status, r, s.isRequired()))
                .orElse(new AddSource(status, true));
    }

    /** {@code + Assign} with "also reassign people who already have it". */
    public static Decision alsoExisting(Situation s, Ask ask) {
        Decision usual = Assigning.decide(s);
        return usual instanceof AddSource a && (a.status() == Status.IN_PROGRESS || a.status() == Status.COMPLETED)
                ? reset(a.status(), ask)
                        .<Decision>map(r -> new Reassign(a.status(), r, a.there()))
                        .orElse(usual)
                : usual;
    }

    /**
     * Until when the old completion still counts.
     *
     * @param counts as the administrator chose
     * @param dueOn of the retake; without one it counts no longer
     * @param expiresOn last valid day of the old completion; null: for ever
     * @param before the same of an earlier reassignment whose retake is under way; null: nothing counts any more
     */
    public static @Nullable LocalDate countsUntil(
            Status status,
            boolean counts,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate before) {
        return switch (status) {
            case NOT_STARTED, IN_PROGRESS -> counts ? before : null;
            case EXPIRED -> null;
            case COMPLETED ->
                !counts || dueOn == null ? null : expiresOn != null && expiresOn.isBefore(dueOn) ? expiresOn : dueOn;
        };
    }
}
