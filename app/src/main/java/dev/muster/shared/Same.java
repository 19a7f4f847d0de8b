package dev.muster.shared;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** When two names, usernames, addresses, numbers or headers are the same. The database's {@code same_key} is its twin. */
public final class Same {
    private Same() {}

    /** Equal for two texts that are the same: cleaned, and without regard to case. */
    public static String key(String text) {
        if (Text.isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return folded(Normalizer.normalize(Text.squeezed(text, false), Normalizer.Form.NFC));
    }

    public static boolean as(String one, String other) {
        return one.equals(other) || key(one).equals(key(other));
    }

    /** The keys of many, for a comparison with any of them. */
    public static String[] keys(Collection<String> texts) {
        return texts.stream().map(Same::key).distinct().toArray(String[]::new);
    }

    /** Each letter by itself, there and back, so that dotted and dotless, final and other forms meet. */
    static String folded(String text) {
        StringBuilder s = new StringBuilder(text.length());
        text.codePoints().forEach(c -> s.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
        return s.toString();
    }
}
