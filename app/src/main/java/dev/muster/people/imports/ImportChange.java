package dev.muster.people.imports;

import org.jspecify.annotations.Nullable;

/**
 * What an import makes of one person.
 *
 * @param line 0: missing from the file
 * @param before null: a new person
 */
record ImportChange(int line, @Nullable KnownPerson before, KnownPerson after, boolean newStarter) {
    boolean changes() {
        return !after.equals(before);
    }

    boolean deactivates() {
        return before != null && before.isActive() && !after.isActive();
    }

    boolean reactivates() {
        return before != null && !before.isActive() && after.isActive();
    }
}
