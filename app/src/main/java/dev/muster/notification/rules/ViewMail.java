package dev.muster.notification.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a message says of a saved view that is sent; addresses begin with a slash.
 *
 * @param view where it opens
 * @param file where it is as a file; null: there is none
 * @param stop where whoever gets it can end that
 * @param words about the file, in a sentence
 */
public record ViewMail(String name, String view, @Nullable String file, String stop, String words) {
    private static final int LINES = 5;

    /** As a notice keeps it. */
    public String text() {
        return String.join("\n", Composing.line(name), view, file == null ? "" : file, stop, Composing.line(words));
    }

    static ViewMail of(@Nullable String text) {
        String[] lines = (text == null ? "" : text).split("\n", LINES);
        return lines.length < LINES
                ? new ViewMail("", "/admin/views", null, "/admin/views", "")
                : new ViewMail(lines[0], lines[1], lines[2].isEmpty() ? null : lines[2], lines[3], lines[4]);
    }
}
