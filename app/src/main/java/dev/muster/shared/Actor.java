package dev.muster.shared;

import org.jspecify.annotations.Nullable;

/**
 * Who acts. Every use case takes one; nothing is ambient.
 *
 * @param kind what acts: a signed-in person, a token acting as a person, an import, a rule or Muster itself
 * @param personId the person whose rights count; 0 for {@code SYSTEM}, {@code RULE} and the built-in admin token
 * @param name as the audit log shows it
 * @param level what the actor may do
 * @param scope whom a manager or auditor may see; null: everybody, except for a manager, for whom null is nobody
 */
public record Actor(
        Kind kind,
        int personId,
        String name,
        AccessLevel level,
        @Nullable Audience scope) {
    public enum Kind {
        PERSON,
        TOKEN,
        IMPORT,
        RULE,
        SYSTEM
    }

    /** Muster itself: recurring work, the engine, set-up. */
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, 0, name, AccessLevel.ADMIN, null);
    }

    public boolean isAdmin() {
        return level == AccessLevel.ADMIN;
    }

    /** True if this actor sees every person; otherwise {@link #scope} limits, and a missing one means nobody. */
    public boolean seesEverybody() {
        return scope == null && (level == AccessLevel.ADMIN || level == AccessLevel.AUDITOR);
    }
}
