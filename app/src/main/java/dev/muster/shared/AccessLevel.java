package dev.muster.shared;

/** What a person may do in Muster. Not the job: that is the attribute {@code role}. */
public enum AccessLevel {
    ADMIN,
    MANAGER,
    AUTHOR,
    AUDITOR,
    LEARNER
}
