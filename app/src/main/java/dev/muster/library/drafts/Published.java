package dev.muster.library.drafts;

import dev.muster.library.ContentMoved;

/**
 * News: a content has a new version. Published in the transaction of the publish, whatever the version; the first one is a
 * {@link ContentMoved}, too.
 */
public record Published(int contentId, int version) {}
