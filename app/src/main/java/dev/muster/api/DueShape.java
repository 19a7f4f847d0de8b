package dev.muster.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A due rule in JSON, as {@link dev.muster.shared.DueRuleJson} reads and writes it. */
@Schema(name = "Due")
public sealed interface DueShape {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DueAfterAssignment")
    record AfterAssignment(int daysAfterAssignment) implements DueShape {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DueAfterHire")
    record AfterHire(int daysAfterHire, @Nullable Integer atLeastDays) implements DueShape {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DueOn")
    record On(LocalDate on) implements DueShape {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DueNone")
    record None(boolean none) implements DueShape {}
}
