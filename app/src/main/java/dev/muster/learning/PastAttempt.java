package dev.muster.learning;

import dev.muster.library.ContentRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt as history shows it. @param endedAs COMPLETED or RESET; null: under way */
public record PastAttempt(
        long id,
        ContentRef content,
        int context,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endedAs) {}
