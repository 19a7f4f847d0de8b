package dev.muster.assignment.ledger;

/** One person and one content. */
public record Pair(int personId, int contentId) {}
