package dev.muster.assignment.bulk;

/** What was done to many. */
public enum ActKind {
    ASSIGN,
    REMOVE,
    DUE,
    REMIND,
    REASSIGN
}
