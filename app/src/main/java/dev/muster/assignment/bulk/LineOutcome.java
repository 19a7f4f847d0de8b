package dev.muster.assignment.bulk;

import java.util.Arrays;
import java.util.Optional;

/** What an act on many did for one of them. */
public enum LineOutcome {
    /** It was done. */
    DONE,
    /** There was nothing to do, or less than was asked: they have it as before. */
    SAME,
    SKIPPED;

    /** @param name as addresses have it; unknown ones narrow to nothing */
    public static Optional<LineOutcome> named(String name) {
        return Arrays.stream(values()).filter(o -> o.name().equals(name)).findFirst();
    }
}
