package dev.muster.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as {@link dev.muster.edge.Problems} writes it.
 *
 * @param confirm the number to send again as {@code ?confirm=}
 * @param incident finds a fault of ours in the log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable Integer confirm,
        @Nullable String incident,
        @Nullable List<FieldError> errors) {
    record FieldError(String field, String message) {}
}
