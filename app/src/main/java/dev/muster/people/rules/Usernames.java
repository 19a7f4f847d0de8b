package dev.muster.people.rules;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes usernames: readable, ASCII, unique, and the same again for the same people in the same order. */
public final class Usernames {
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ı', "i"),
            Map.entry('ħ', "h"),
            Map.entry('ŧ', "t"));

    private final Set<String> taken;
    private final Map<String, Integer> next = new HashMap<>();

    /** @param taken usernames that are somebody's, in lower case; grows with each one made */
    public Usernames(Set<String> taken) {
        this.taken = taken;
    }

    /** {@code given.family}; where a name has no Latin letters the other part alone, else {@code person}. */
    public static String stem(String given, String family) {
        String g = fold(given);
        String f = fold(family);
        String stem = g.isEmpty() || f.isEmpty() ? g + f : g + "." + f;
        return stem.isEmpty() ? "person" : stem.substring(0, Math.min(stem.length(), 60));
    }

    /** The stem itself if it is free, else with {@code .2}, {@code .3} … */
    public String make(String stem) {
        if (taken.add(stem)) {
            return stem;
        }
        int n = next.getOrDefault(stem, 2);
        while (!taken.add(stem + "." + n)) {
            n++;
        }
        next.put(stem, n + 1);
        return stem + "." + n;
    }

    private static String fold(String name) {
        String plain = name;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 127) {
                plain = Normalizer.normalize(name, Normalizer.Form.NFD);
                break;
            }
        }
        StringBuilder s = new StringBuilder(plain.length());
        for (char c : plain.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                s.append(c);
            } else if (c > 127) {
                s.append(LETTERS.getOrDefault(c, ""));
            }
        }
        return s.toString();
    }
}
