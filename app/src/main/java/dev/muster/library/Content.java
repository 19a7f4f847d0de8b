package dev.muster.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A course or a module: what both have is here, their text is in each. */
public sealed interface Content permits Course, Module {
    Head head();

    /** Whether publishing now would change anything. */
    boolean hasUnpublishedChanges();

    /** How many steps or courses readers see. */
    int size();

    /** How many the draft has. */
    int draftSize();

    /**
     * What both have.
     *
     * @param version the published version; 0 before the first
     * @param edits rises with every edit; what If-Match compares
     * @param publishedAt when the published version was published
     */
    record Head(
            int id,
            ContentRef.Kind kind,
            ContentSettings settings,
            ContentStatus status,
            int version,
            int edits,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant publishedAt) {}

    default int id() {
        return head().id();
    }

    default ContentRef.Kind kind() {
        return head().kind();
    }

    default ContentSettings settings() {
        return head().settings();
    }

    default String title() {
        return settings().title();
    }

    default ContentStatus status() {
        return head().status();
    }

    default int version() {
        return head().version();
    }

    default int edits() {
        return head().edits();
    }

    default Instant createdAt() {
        return head().createdAt();
    }

    default Instant updatedAt() {
        return head().updatedAt();
    }

    default @Nullable Instant publishedAt() {
        return head().publishedAt();
    }

    default ContentRef ref() {
        return new ContentRef(id(), kind(), title());
    }
}
