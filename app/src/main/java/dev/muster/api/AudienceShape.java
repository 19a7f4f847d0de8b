package dev.muster.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.shared.Attribute;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audience in JSON, as {@link dev.muster.shared.AudienceJson} reads and writes it: whoever meets all clauses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Sent(thing = "An audience", example = """
                {"all": [{"attribute": "location", "anyOf": ["London", "Leeds"]}, {"hired": {"withinDays": 90}}]}""")
@Schema(name = "Audience")
public record AudienceShape(List<Clause> all) {
    @Schema(name = "AudienceClause")
    sealed interface Clause {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AnyOfClause")
    record AnyOf(Attribute attribute, List<String> anyOf) implements Clause {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NoneOfClause")
    record NoneOf(Attribute attribute, List<String> noneOf) implements Clause {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GroupClause")
    record InGroup(String group) implements Clause {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NotGroupClause")
    record NotInGroup(String notGroup) implements Clause {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PeopleClause")
    record People(List<String> people) implements Clause {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportsOfClause")
    record ReportsOf(String reportsOf, @Nullable Boolean deep) implements Clause {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HiredClause")
    record HiredThen(Hired hired) implements Clause {}

    /** Between two days, both included, either of which may be missing; or within the last days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Hired")
    record Hired(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer withinDays) {}
}
