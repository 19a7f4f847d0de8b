package dev.muster.assignment.rules;

/** Whether a due date can be changed by hand, for many at once. */
public final class Redating {
    private Redating() {}

    public enum Refusal {
        NOT_ASSIGNED("does not have it."),
        DEACTIVATED("is deactivated: nothing is due."),
        COMPLETED("has completed it: nothing is due."),
        OPTIONAL("has it as optional training, which is never due.");

        private final String why;

        Refusal(String why) {
            this.why = why;
        }

        /** Completes a sentence that begins with the person's name. */
        public String why() {
            return why;
        }
    }

    public sealed interface Decision {}

    public record Change() implements Decision {}

    public record Refuse(Refusal reason) implements Decision {}

    public static Decision decide(Situation s) {
        if (s.status() == null) {
            return new Refuse(Refusal.NOT_ASSIGNED);
        }
        if (!s.active()) {
            return new Refuse(Refusal.DEACTIVATED);
        }
        if (s.status() == Status.COMPLETED) {
            return new Refuse(Refusal.COMPLETED);
        }
        return s.isRequired() ? new Change() : new Refuse(Refusal.OPTIONAL);
    }
}
