package dev.muster.api;

import dev.muster.assignment.Remarks;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an act without a body is done, and what those it concerns are told, as its address says it. */
public record RemarksQuery(
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        @Schema(defaultValue = "false") @Nullable Boolean silent) {
    public Remarks remarks() {
        return new Remarks(note, approvedBy, message, isSilent());
    }

    public boolean isSilent() {
        return Boolean.TRUE.equals(silent);
    }
}
