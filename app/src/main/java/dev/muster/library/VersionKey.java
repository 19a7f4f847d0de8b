package dev.muster.library;

/** One text of a content; version 0 is the draft. */
public record VersionKey(int contentId, int version) {}
