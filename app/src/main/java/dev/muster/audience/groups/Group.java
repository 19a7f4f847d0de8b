package dev.muster.audience.groups;

import dev.muster.shared.Audience;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as everybody sees it.
 *
 * @param audience who belongs to it, if dynamic; null if static, and where what is stored can't be read
 * @param frozen why the audience can't be evaluated, a sentence; members then stay as they are
 * @param members how many now, those outside the reader's scope included
 */
public record Group(
        int id,
        String name,
        Kind kind,
        @Nullable Audience audience,
        @Nullable String frozen,
        int members,
        int version,
        Instant createdAt) {
    public enum Kind {
        STATIC,
        DYNAMIC
    }

    public boolean dynamic() {
        return kind == Kind.DYNAMIC;
    }
}
