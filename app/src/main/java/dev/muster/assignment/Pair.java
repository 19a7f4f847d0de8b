package dev.muster.assignment;

/** One person and one content. */
record Pair(int personId, int contentId) {}
