package dev.muster.library;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course with its text.
 *
 * @param version the published version; 0 before the first
 * @param edits rises with every edit; what If-Match compares
 * @param steps of the published version; empty before the first
 * @param draft what the next publish would make of it
 * @param publishedAt when the published version was published
 */
public record Course(
        int id,
        CourseSettings settings,
        ContentStatus status,
        int version,
        int edits,
        List<Step> steps,
        List<Step> draft,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {
    public Course {
        steps = List.copyOf(steps);
        draft = List.copyOf(draft);
    }

    public String title() {
        return settings.title();
    }

    public ContentRef ref() {
        return new ContentRef(id, ContentRef.Kind.COURSE, settings.title());
    }

    /** What readers see: the published text, before the first publish the draft. */
    public List<Step> shown() {
        return version > 0 ? steps : draft;
    }

    /** Whether publishing now would change anything. */
    public boolean hasUnpublishedChanges() {
        if (steps.size() != draft.size()) {
            return true;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).sameAs(draft.get(i))) {
                return true;
            }
        }
        return false;
    }
}
