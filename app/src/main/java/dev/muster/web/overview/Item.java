package dev.muster.web.overview;

import org.jspecify.annotations.Nullable;

/**
 * One thing to mend, for those who can.
 *
 * @param count null: it is one thing, which the label names
 * @param text what it means, and what to do
 * @param act what its button says
 */
public record Item(@Nullable Integer count, String label, String text, String icon, String act, String href) {
    static Item of(int count, String label, String text, String icon, String href) {
        return new Item(count, label, text, icon, "Show", href);
    }

    boolean isOpen() {
        return count == null || count > 0;
    }
}
