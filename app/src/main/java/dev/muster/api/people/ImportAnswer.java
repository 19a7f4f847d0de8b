package dev.muster.api.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import does or did, as {@link dev.muster.people.imports.ImportOutcome} writes it. @param confirm the number that the brake asks for; unknownValues by attribute; rejectedRows all, of which {@code rejected} are the first; leftOut said before a job begins */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportAnswer(
        int rows,
        int created,
        int updated,
        int deactivated,
        int reactivated,
        int unchanged,
        int newStarters,
        int leavers,
        int missing,
        @Nullable Integer confirm,
        Map<String, List<String>> unknownValues,
        int rejectedRows,
        List<Rejected> rejected,
        @Nullable List<LeftOut> leftOut) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @io.swagger.v3.oas.annotations.media.Schema(name = "RejectedRow")
    record Rejected(int line, String field, String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @io.swagger.v3.oas.annotations.media.Schema(name = "LeftOutColumn")
    record LeftOut(String field, String column, String message) {}
}
