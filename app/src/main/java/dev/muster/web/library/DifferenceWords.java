package dev.muster.web.library;

import dev.muster.library.Difference;
import dev.muster.library.Difference.Kind;
import java.util.ArrayList;
import java.util.List;

/** A difference in one line. */
public final class DifferenceWords {
    private DifferenceWords() {}

    /** For example {@code 1 step added, 2 changed, 1 moved}. @param part step or course */
    public static String summary(Difference d, String part) {
        List<String> said = new ArrayList<>();
        for (Kind kind : List.of(Kind.ADDED, Kind.CHANGED, Kind.REMOVED)) {
            say(said, d.of(kind).size(), part, kind.label().toLowerCase(java.util.Locale.ROOT));
        }
        say(said, d.moved(), part, "moved");
        return String.join(", ", said) + ".";
    }

    private static void say(List<String> said, int n, String part, String what) {
        if (n > 0) {
            said.add(said.isEmpty() ? n + " " + part + (n == 1 ? "" : "s") + " " + what : n + " " + what);
        }
    }
}
