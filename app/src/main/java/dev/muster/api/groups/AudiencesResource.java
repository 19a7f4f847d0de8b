package dev.muster.api.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.AudienceShape;
import dev.muster.api.Shaped;
import dev.muster.audience.AudienceReport;
import dev.muster.audience.Audiences;
import dev.muster.audience.PersonRef;
import dev.muster.shared.Actor;
import dev.muster.shared.AudienceJson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whom an audience holds now, within the caller's scope. Nothing is written. */
@RestController
public class AudiencesResource {
    private final Audiences audiences;
    private final AudienceReport report;

    AudiencesResource(Audiences audiences, AudienceReport report) {
        this.audiences = audiences;
        this.report = report;
    }

    /**
     * @param of people in scope who are not deactivated
     * @param clauses per clause how many hold it alone
     * @param sample the first ten by name
     */
    public record CountAnswer(int count, int of, List<Integer> clauses, List<PersonAnswer> sample) {}

    public record PersonAnswer(String id, String name) {
        static PersonAnswer of(PersonRef p) {
            return new PersonAnswer(String.valueOf(p.id()), p.name());
        }
    }

    @Operation(operationId = "countAudience", summary = "Counts whom an audience holds now")
    @PostMapping("/api/v1/audiences/count")
    @Allowed(Permission.USE_AUDIENCES)
    CountAnswer count(Actor actor, @RequestBody @Shaped(AudienceShape.class) JsonNode audience) {
        var compiled = audiences.require(AudienceJson.read(audience, "audience"), "audience");
        var count = report.count(actor, compiled);
        return new CountAnswer(
                count.count(),
                count.of(),
                count.clauses(),
                count.sample().stream().map(PersonAnswer::of).toList());
    }
}
