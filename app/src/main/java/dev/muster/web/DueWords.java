package dev.muster.web;

import dev.muster.library.ContentRef;
import dev.muster.shared.DueRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A due rule in words, or that there is none. */
public final class DueWords {
    private DueWords() {}

    public static String of(@Nullable DueRule due) {
        return due == null ? "No due date of its own" : due.words();
    }

    /** What a group says of its training. */
    public static String ofGroup(@Nullable DueRule due, ContentRef of) {
        String words = due == null ? "as the " + of.kind().word() + " says" : due.words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
