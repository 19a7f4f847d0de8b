package dev.muster.assignment;

import org.jspecify.annotations.Nullable;

/**
 * What is said along with an act on training.
 *
 * @param note why; shown to administrators only
 * @param approvedBy who agreed; shown to administrators only
 * @param message shown to the learner
 * @param silent true: nothing is sent
 */
public record Remarks(
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        boolean silent) {
    public static final Remarks NONE = new Remarks(null, null, null, false);

    /** Texts without words count as none. */
    public Remarks {
        note = words(note);
        approvedBy = words(approvedBy);
        message = words(message);
    }

    public static Remarks note(@Nullable String note) {
        return new Remarks(note, null, null, false);
    }

    private static @Nullable String words(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
