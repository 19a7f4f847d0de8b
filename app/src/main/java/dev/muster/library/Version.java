package dev.muster.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a content was published.
 *
 * @param title of the content now
 * @param note what changed
 * @param minor nobody under way had to do anything again because of it
 */
public record Version(
        int contentId,
        String title,
        String description,
        int version,
        Instant publishedAt,
        String publishedBy,
        @Nullable String note,
        boolean minor) {}
