package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.AudienceShape;
import dev.muster.api.DueShape;
import dev.muster.api.EffectJson;
import dev.muster.api.IdList;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.assignment.Again;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRuleJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Assigning by hand. */
@RestController
@RequestMapping("/api/v1/assignments")
class AssignmentsResource {
    private final Assignments assignments;
    private final Bulk bulk;

    AssignmentsResource(Assignments assignments, Bulk bulk) {
        this.assignments = assignments;
        this.bulk = bulk;
    }

    /** {@code audience} means the people in it now, within the actor's scope. */
    @Schema(name = "AssignmentsBody")
    @Sent(thing = "An assignment", example = """
                    {"contentIds": ["12"], "personIds": ["7", "8"], "due": {"daysAfterAssignment": 14}}""")
    record Body(
            @Needed @Nullable List<String> contentIds,
            @Nullable List<String> personIds,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,
            @Nullable LocalDate dueOn,
            @Shaped(DueShape.class) @Nullable JsonNode due,
            @Nullable Boolean reassignExisting,
            @Nullable List<String> only,
            @Nullable Retake completedRetake,
            @Nullable Boolean oldCompletionCounts,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    /** 200 with the Effect; 202 with the job where more than 1,000 people are touched. */
    @Operation(operationId = "assign", summary = "Assigns training to people or to an audience")
    @PostMapping
    @Allowed(Permission.TRAIN_PEOPLE)
    @Shaped(EffectJson.class)
    ResponseEntity<Object> assign(
            Actor actor, @RequestBody Body body, @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        return bulk.answer(actor, new BulkAct.Assign(request(actor, body)), wait);
    }

    @Operation(operationId = "previewAssign", summary = "Says what assigning would do; nothing is written")
    @PostMapping("/preview")
    @Allowed(Permission.TRAIN_PEOPLE)
    EffectJson preview(Actor actor, @RequestBody Body body) {
        return EffectJson.preview(assignments.preview(actor, request(actor, body)));
    }

    private AssignRequest request(Actor actor, Body b) {
        boolean existing = Boolean.TRUE.equals(b.reassignExisting());
        if (!existing && b.only() != null && !b.only().isEmpty()) {
            throw new BadInput("only", "Parts are chosen of what is taken again: set reassignExisting, too.");
        }
        List<Integer> whom = bulk.people(actor, b.personIds(), b.audience());
        return new AssignRequest(
                IdList.of(b.contentIds(), "contentIds"),
                whom,
                b.dueOn(),
                DueRuleJson.read(b.due(), "due"),
                b.note(),
                b.approvedBy(),
                b.message(),
                Boolean.TRUE.equals(b.silent()),
                existing
                        ? new Again(
                                IdList.of(b.only(), "only"),
                                b.completedRetake() == null ? Retake.ALL : b.completedRetake(),
                                !Boolean.FALSE.equals(b.oldCompletionCounts()))
                        : null);
    }
}
