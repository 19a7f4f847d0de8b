package dev.muster.assignment.rules;

/** What the facts (attempts, completions, reassignments) make of an assignment; its number is what the table keeps. */
public enum State {
    NOT_STARTED,
    IN_PROGRESS,
    COMPLETED;

    public short number() {
        return (short) ordinal();
    }

    public static State of(int number) {
        return values()[number];
    }
}
