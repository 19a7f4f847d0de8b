package dev.muster.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arabic letters as they are written beside each other. A letter has up to four forms, which Unicode lists as characters of
 * their own; what Java knows of these characters is all there is to know.
 */
final class ArabicLetters {
    private static final int ALONE = 0;
    private static final int LAST = 1;
    private static final int FIRST = 2;
    private static final int MIDDLE = 3;
    private static final Map<String, Integer> FORMS =
            Map.of("ISOLATED FORM", ALONE, "FINAL FORM", LAST, "INITIAL FORM", FIRST, "MEDIAL FORM", MIDDLE);
    private static final int TATWEEL = 0x640;

    /** By letter, and by lam with alef: the characters of the four forms; 0: it has none. */
    private static final Map<String, int[]> SHAPES = shapes();

    private ArabicLetters() {}

    private static Map<String, int[]> shapes() {
        Map<String, int[]> all = new HashMap<>();
        for (int c = 0xfb50; c <= 0xfefc; c++) {
            String name = Objects.requireNonNullElse(Character.getName(c), "");
            Integer form = form(name);
            if (form != null && name.startsWith("ARABIC")) {
                String of = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
                if (of.length() == 1 || name.startsWith("ARABIC LIGATURE LAM WITH ALEF")) {
                    int[] shapes = all.computeIfAbsent(of, x -> new int[4]);
                    shapes[form] = shapes[form] == 0 ? c : shapes[form];
                }
            }
        }
        return Map.copyOf(all);
    }

    private static @Nullable Integer form(String name) {
        return FORMS.entrySet().stream()
                .filter(f -> name.endsWith(f.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    static String join(String text) {
        if (text.chars().noneMatch(c -> c >= 0x600 && c < 0x780)) {
            return text;
        }
        StringBuilder joined = new StringBuilder(text.length());
        boolean before = false;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int next = after(text, i);
            String pair = next < text.length() ? "" + c + text.charAt(next) : "";
            boolean isPair = next == i + 1 && SHAPES.containsKey(pair);
            String letter = isPair ? pair : Character.toString(c);
            int end = isPair ? i + 2 : i + 1;
            if (isMark(c)) {
                joined.append(c);
            } else {
                int following = after(text, end - 1);
                boolean onwards =
                        joinsOnwards(letter) && following < text.length() && joinsBack(text.charAt(following));
                joined.append(shape(letter, before && joinsBack(letter), onwards));
                before = joinsOnwards(letter);
            }
            i = end;
        }
        return joined.toString();
    }

    private static String shape(String letter, boolean back, boolean onwards) {
        int[] shapes = SHAPES.get(letter);
        int form = back ? (onwards ? MIDDLE : LAST) : onwards ? FIRST : ALONE;
        return shapes == null || shapes[form] == 0 ? letter : Character.toString(shapes[form]);
    }

    /** The letter behind this one; marks between them don't part them. */
    private static int after(String text, int i) {
        int next = i + 1;
        while (next < text.length() && isMark(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean joinsBack(char letter) {
        return joinsBack(Character.toString(letter));
    }

    private static boolean joinsBack(String letter) {
        int[] shapes = SHAPES.get(letter);
        return letter.charAt(0) == TATWEEL || shapes != null && shapes[LAST] != 0;
    }

    private static boolean joinsOnwards(String letter) {
        int[] shapes = SHAPES.get(letter);
        return letter.charAt(0) == TATWEEL || shapes != null && shapes[FIRST] != 0;
    }
}
