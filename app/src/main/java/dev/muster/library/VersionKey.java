package dev.muster.library;

/** One text of a content; version 0 is the draft. */
record VersionKey(int contentId, int version) {}
