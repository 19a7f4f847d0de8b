package dev.muster.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One published version with its text, readable for ever. */
public record CourseVersion(
        int contentId,
        String title,
        String description,
        int version,
        Instant publishedAt,
        String publishedBy,
        @Nullable String note,
        boolean minor,
        List<Step> steps) {
    public CourseVersion {
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(int id) {
        return steps.stream().filter(s -> s.id() == id).findFirst();
    }
}
