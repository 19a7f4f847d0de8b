package dev.muster.api;

import dev.muster.shared.BadInput;
import org.jspecify.annotations.Nullable;

/** The header If-Match: the version that a change was made on. */
public final class IfMatch {
    private IfMatch() {}

    /** @return null where there is none, or {@code *}: whatever the version is */
    public static @Nullable Integer version(@Nullable String header) {
        if (header == null || header.isBlank() || "*".equals(header.strip())) {
            return null;
        }
        try {
            return Integer.valueOf(header.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new BadInput("If-Match", "Send the version you have, for example \"3\".");
        }
    }
}
