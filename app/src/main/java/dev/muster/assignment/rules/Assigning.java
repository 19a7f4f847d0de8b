package dev.muster.assignment.rules;

import java.util.Optional;

/** What assigning by hand does to one person and content: one answer for each state, without the toggle. */
public final class Assigning {
    private Assigning() {}

    public enum Skip {
        DEACTIVATED("is deactivated. Reactivate them first."),
        NOT_ACTIVE("can't be given this: it is not published, or archived."),
        EXEMPT("is exempt from this. Lift the exemption first."),
        NOT_PERMITTED("can't be given this by you: only administrators assign it."),
        /** Of reassigning only. */
        NOT_ASSIGNED("does not have it. Assign it first.");

        private final String why;

        Skip(String why) {
            this.why = why;
        }

        /** Completes a sentence that begins with the person's name. */
        public String why() {
            return why;
        }
    }

    public sealed interface Decision {}

    /** A new required assignment; progress made voluntarily stays. */
    public record Assign() implements Decision {}

    /** Has it already: the Individual source is added (unless it is there), nothing else changes. */
    public record AddSource(Status status, boolean there) implements Decision {}

    /**
     * Is taken back and to do again ({@link Reassigning}).
     *
     * @param there no Individual source is to be added
     */
    public record Reassign(Status status, Reassigning.Reset reset, boolean there) implements Decision {}

    public record Skipped(Skip reason) implements Decision {}

    static Optional<Skip> skip(Situation s) {
        if (!s.active()) {
            return Optional.of(Skip.DEACTIVATED);
        }
        if (!s.contentActive()) {
            return Optional.of(Skip.NOT_ACTIVE);
        }
        if (!s.permitted()) {
            return Optional.of(Skip.NOT_PERMITTED);
        }
        return s.exempt() ? Optional.of(Skip.EXEMPT) : Optional.empty();
    }

    public static Decision decide(Situation s) {
        Optional<Skip> skip = skip(s);
        if (skip.isPresent()) {
            return new Skipped(skip.get());
        }
        Status status = s.status();
        // Completed and no longer required by anything still counts: the record is shown, not asked for again.
        if (status == null || (!s.isRequired() && status != Status.COMPLETED && status != Status.EXPIRED)) {
            return new Assign();
        }
        return new AddSource(status, s.has(Situation.INDIVIDUAL));
    }

    /** Whether the decision writes an Individual source. */
    public static boolean writes(Decision d) {
        return switch (d) {
            case Assign _ -> true;
            case AddSource a -> !a.there();
            case Reassign r -> !r.there();
            case Skipped _ -> false;
        };
    }
}
