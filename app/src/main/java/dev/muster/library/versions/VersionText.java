package dev.muster.library.versions;

import dev.muster.library.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One published version with its text, readable for ever. */
public sealed interface VersionText permits CourseVersion, ModuleVersion {
    Version of();

    default int contentId() {
        return of().contentId();
    }

    default String title() {
        return of().title();
    }

    default String description() {
        return of().description();
    }

    default int version() {
        return of().version();
    }

    default Instant publishedAt() {
        return of().publishedAt();
    }

    default String publishedBy() {
        return of().publishedBy();
    }

    default @Nullable String note() {
        return of().note();
    }

    default boolean minor() {
        return of().minor();
    }
}
