package dev.muster.assignment;

import org.jspecify.annotations.Nullable;

/**
 * What an act did.
 *
 * @param entryId its audit entry, by which it can be undone; null: it changed nothing
 */
public record ActOutcome<T>(T answer, @Nullable Long entryId) {}
