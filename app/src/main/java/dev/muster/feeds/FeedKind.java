package dev.muster.feeds;

/** Whose due dates a calendar shows. */
public enum FeedKind {
    OWN,
    TEAM
}
