package dev.muster.web;

import dev.muster.assignment.Remarks;
import org.jspecify.annotations.Nullable;

/** Why an act is done and who approved it, as typed beside it; the fields of {@code training/remarks}. */
public record Said(@Nullable String note, @Nullable String approvedBy) {
    static final Said NOTHING = new Said(null, null);

    public Said {
        note = note == null ? "" : note;
        approvedBy = approvedBy == null ? "" : approvedBy;
    }

    Remarks remarks() {
        return new Remarks(note, approvedBy, null, false);
    }
}
