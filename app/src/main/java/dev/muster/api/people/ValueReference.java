package dev.muster.api.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/** Another value: its id, alone or as an object; or its name. */
sealed interface ValueReference {
    record Id(@JsonValue String id) implements ValueReference {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ValueById")
    record ById(String id) implements ValueReference {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ValueByName")
    record ByName(String name) implements ValueReference {}
}
