package dev.muster.library;

/** News: a content went into or out of use. Published in the transaction of the change. */
public record ContentMoved(int contentId) {}
