package dev.muster.assignment.rules;

import dev.muster.audit.AuditAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Why an undo leaves somebody as they are: what the act did to them has moved on since. */
    public enum MovedOn {
        DEACTIVATED("is deactivated"),
        CHANGED_BY_HAND("was changed by hand since"),
        WORKED_ON("has worked on it since"),
        JOINED_OR_LEFT_AGAIN("was added or removed again since");

        /** Acts by hand on somebody's training: a later one shows that it was looked at again. */
        public static final List<AuditAction> BY_HAND = List.of(
                AuditAction.ASSIGNMENT_ASSIGN,
                AuditAction.ASSIGNMENT_REASSIGN,
                AuditAction.ASSIGNMENT_REMOVE,
                AuditAction.ASSIGNMENT_DUE,
                AuditAction.EXEMPTION_GRANT,
                AuditAction.EXEMPTION_LIFT);

        private final String why;

        MovedOn(String why) {
            this.why = why;
        }

        /** Completes a sentence that begins with the person's name. */
        public String why() {
            return why;
        }

        /**
         * What has happened to one person's training since an act by hand on it. What came with the act itself is not counted.
         *
         * @param changedByHand by a later act of {@link #BY_HAND} that stands
         * @param learned whether the log has an act of theirs on it
         * @param credited whether a completion recorded later counts in it
         * @param stepDone whether a step of it was done
         * @param begunInside whether a course of the module was begun
         */
        public record Since(
                boolean deactivated,
                boolean changedByHand,
                boolean learned,
                boolean credited,
                boolean stepDone,
                boolean begunInside) {
            boolean isWorkedOn() {
                return learned || credited || stepDone || begunInside;
            }
        }

        /** Empty: it is as the act left it, and can be taken back. */
        public static Optional<MovedOn> of(Since since) {
            if (since.deactivated()) {
                return Optional.of(DEACTIVATED);
            }
            if (since.changedByHand()) {
                return Optional.of(CHANGED_BY_HAND);
            }
            return since.isWorkedOn() ? Optional.of(WORKED_ON) : Optional.empty();
        }

        /**
         * The same of somebody who joined a group by the act, or left it.
         *
         * @param asLeft whether they are in the group or not, as the act left it
         * @param changedAgain whether a later act that stands added or removed them
         */
        public static Optional<MovedOn> ofMember(boolean asLeft, boolean changedAgain) {
            return asLeft && !changedAgain ? Optional.empty() : Optional.of(JOINED_OR_LEFT_AGAIN);
        }
    }
}
