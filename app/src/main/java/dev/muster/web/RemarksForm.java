package dev.muster.web;

import dev.muster.assignment.Remarks;
import org.jspecify.annotations.Nullable;

/** Why an act is done and who approved it, as typed beside it; the fields of {@code training/remarks}. */
public record RemarksForm(@Nullable String note, @Nullable String approvedBy) {
    public static final RemarksForm NOTHING = new RemarksForm(null, null);

    public RemarksForm {
        note = note == null ? "" : note;
        approvedBy = approvedBy == null ? "" : approvedBy;
    }

    public Remarks remarks() {
        return new Remarks(note, approvedBy, null, false);
    }
}
