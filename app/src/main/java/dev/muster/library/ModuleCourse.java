package dev.muster.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A course as part of a module.
 *
 * @param id the course
 * @param title its title now
 * @param status its status now
 * @param optionalBefore added by a minor publish then: attempts at the module begun before need not do it
 */
public record ModuleCourse(
        int id,
        String title,
        ContentStatus status,
        @Nullable Instant optionalBefore) {
    /** Whether someone whose attempt at the module began then has to do it. */
    public boolean neededBy(Instant attemptBegan) {
        return optionalBefore == null || !attemptBegan.isBefore(optionalBefore);
    }

    public ContentRef ref() {
        return new ContentRef(id, ContentRef.Kind.COURSE, title);
    }

    public ModuleCourse optionalBefore(@Nullable Instant at) {
        return new ModuleCourse(id, title, status, at);
    }
}
