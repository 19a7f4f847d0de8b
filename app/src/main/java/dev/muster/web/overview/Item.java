package dev.muster.web.overview;

/**
 * One thing to look after.
 *
 * @param tone class of its state: {@code bad}, {@code warn} or {@code mute}
 * @param text what it means, and what to do
 */
public record Item(int count, String label, String text, String icon, String tone, String href) {
    static Item bad(int count, String label, String text, String icon, String href) {
        return new Item(count, label, text, icon, "bad", href);
    }

    static Item warn(int count, String label, String text, String icon, String href) {
        return new Item(count, label, text, icon, "warn", href);
    }
}
