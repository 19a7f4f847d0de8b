package dev.muster.api.training;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.api.ContentJson;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's training, in a list over people.
 *
 * @param module of {@code inside=modules}: the module that the course is in, how it stands there; else null
 */
@Schema(name = "Assignment")
public record AssignmentJson(
        Person person,
        @Nullable ContentJson module,
        @JsonUnwrapped TrainingJson training) {
    @Schema(name = "PersonWithTraining")
    public record Person(String id, String name) {}
}
