package dev.muster.assignment.rules;

import org.jspecify.annotations.Nullable;

/** Whom a reminder by hand reaches: open assignments, at most once a day each. */
public final class Reminding {
    private Reminding() {}

    public enum Reason {
        NOT_ASSIGNED("does not have this"),
        COMPLETED("has completed this"),
        NOT_ACTIVE("can't open this: it is not published, or archived"),
        DEACTIVATED("is deactivated"),
        REMINDED_TODAY("has been reminded today already");

        private final String why;

        Reason(String why) {
            this.why = why;
        }

        /** Completes a sentence that begins with the person's name. */
        public String why() {
            return why;
        }
    }

    /** @return null: reminded. People on leave are, too: the message waits until they are back */
    public static @Nullable Reason refused(Situation s, boolean remindedToday) {
        if (s.status() == null) {
            return Reason.NOT_ASSIGNED;
        }
        if (!s.active()) {
            return Reason.DEACTIVATED;
        }
        if (!s.contentActive()) {
            return Reason.NOT_ACTIVE;
        }
        if (s.status() == Status.COMPLETED) {
            return Reason.COMPLETED;
        }
        return remindedToday ? Reason.REMINDED_TODAY : null;
    }
}
