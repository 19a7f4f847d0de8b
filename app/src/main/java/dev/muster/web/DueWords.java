package dev.muster.web;

import dev.muster.shared.DueRule;
import org.jspecify.annotations.Nullable;

/** A due rule in words, or that there is none. */
public final class DueWords {
    private DueWords() {}

    public static String of(@Nullable DueRule due) {
        return due == null ? "No due date of its own" : due.words();
    }
}
