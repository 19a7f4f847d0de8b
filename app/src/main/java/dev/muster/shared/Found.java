package dev.muster.shared;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a search finds: accents, case, kinds of apostrophe and hyphen, and special letters fold. The database's {@code
 * found_key} is its twin.
 */
public final class Found {
    private static final String MARKS_FROM = "’‘‛ʼʻ´`＇′ʹ‐‑‒–—―−﹣－";
    private static final String MARKS_TO = "''''''''''---------";
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F\\u0591-\\u05C7\\u064B-\\u065F\\u0670]");
    private static final String LETTERS_FROM = "’‘‛ʼʻ`′ʹ‐‑‒–—―−øłđðħŧ";
    private static final String LETTERS_TO = "''''''''-------olddht";

    private Found() {}

    /** @return as it is looked for, with one blank between words */
    public static String key(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int mark = MARKS_FROM.indexOf(c);
            if (mark >= 0) {
                plain.append(MARKS_TO.charAt(mark));
            } else if (Text.ZERO_WIDTH.indexOf(c) < 0) {
                plain.append(c);
            }
        }
        String bare = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD))
                .replaceAll("");
        return Text.squeezed(letters(Same.folded(bare)), true);
    }

    /** The words to look for, each as a {@link #key}; none for null and blanks. */
    public static List<String> words(@Nullable String search) {
        String key = search == null ? "" : key(search);
        return key.isEmpty() ? List.of() : List.of(key.split(" "));
    }

    /** Whether the text holds every word of the search. */
    public static boolean in(String text, @Nullable String search) {
        String key = key(text);
        return words(search).stream().allMatch(key::contains);
    }

    private static String letters(String text) {
        StringBuilder s = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int letter = LETTERS_FROM.indexOf(c);
            switch (c) {
                case 'ß' -> s.append("ss");
                case 'æ' -> s.append("ae");
                case 'œ' -> s.append("oe");
                case 'þ' -> s.append("th");
                default -> s.append(letter < 0 ? c : LETTERS_TO.charAt(letter));
            }
        }
        return s.toString();
    }
}
