package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.AudienceShape;
import dev.muster.api.EffectJson;
import dev.muster.api.IdList;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.assignment.Again;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.byhand.ReassignRequest;
import dev.muster.assignment.byhand.Reassignments;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.library.ContentRefs;
import dev.muster.shared.Actor;
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

/** Reassigning. */
@RestController
@RequestMapping("/api/v1/reassignments")
class ReassignmentsResource {
    private final Reassignments reassignments;
    private final ContentRefs contents;
    private final Bulk bulk;

    ReassignmentsResource(Reassignments reassignments, ContentRefs contents, Bulk bulk) {
        this.reassignments = reassignments;
        this.contents = contents;
        this.bulk = bulk;
    }

    /**
     * {@code audience} means those of it who have the content now. {@code only}: courses or steps of it; absent or empty:
     * the whole.
     */
    @Schema(name = "ReassignmentsBody")
    @Sent(thing = "A reassignment", example = """
                    {"contentId": "12", "personIds": ["7", "8"], "dueOn": "2026-12-31", "oldCompletionCounts": true}""")
    record Body(
            @Needed @Nullable String contentId,
            @Nullable List<String> personIds,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,
            @Nullable List<String> only,
            @Nullable Retake completedRetake,
            @Nullable LocalDate dueOn,
            @Nullable Boolean oldCompletionCounts,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    /** 200 with the Effect; 202 with the job where more than 1,000 people are touched. */
    @Operation(operationId = "reassign", summary = "Has people take training again")
    @PostMapping
    @Allowed(Permission.TRAIN_PEOPLE)
    @Shaped(EffectJson.class)
    ResponseEntity<Object> reassign(
            Actor actor, @RequestBody Body body, @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        return bulk.answer(actor, new BulkAct.Reassign(request(actor, body)), wait);
    }

    @Operation(operationId = "previewReassign", summary = "Says what reassigning would do; nothing is written")
    @PostMapping("/preview")
    @Allowed(Permission.TRAIN_PEOPLE)
    EffectJson preview(Actor actor, @RequestBody Body body) {
        return EffectJson.preview(reassignments.preview(actor, request(actor, body)));
    }

    private ReassignRequest request(Actor actor, Body b) {
        int content =
                contents.require(actor, IdList.of(b.contentId(), "contentId")).id();
        return new ReassignRequest(
                content,
                bulk.having(actor, content, b.personIds(), b.audience()),
                new Again(
                        IdList.of(b.only(), "only"),
                        b.completedRetake() == null ? Retake.ALL : b.completedRetake(),
                        !Boolean.FALSE.equals(b.oldCompletionCounts())),
                b.dueOn(),
                new Remarks(b.note(), b.approvedBy(), b.message(), Boolean.TRUE.equals(b.silent())));
    }
}
