package dev.muster.assignment.rules;

/** Whom an automation gives its content to: those who begin to match from now on, or those who match already, too. */
public enum AppliesTo {
    FUTURE,
    FUTURE_AND_EXISTING
}
