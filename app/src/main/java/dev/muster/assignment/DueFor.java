package dev.muster.assignment;

/** Whom a changed due rule moves: only who gets it from now on, or those with it open, too. */
public enum DueFor {
    NEW,
    OPEN
}
