package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.AudienceShape;
import dev.muster.api.IdList;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.library.ContentRefs;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
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

/** Removing and changing due dates for many people at once: what can be done is, the rest is answered with the reason. */
@RestController
@RequestMapping("/api/v1")
class RemovalsResource {
    private final Bulk bulk;
    private final ContentRefs contents;

    RemovalsResource(Bulk bulk, ContentRefs contents) {
        this.bulk = bulk;
        this.contents = contents;
    }

    /** {@code audience} means those of it who have the content now. */
    @Schema(name = "RemovalBody")
    @Sent(thing = "A removal", example = """
                    {"contentId": "12", "personIds": ["7", "8"], "note": "Not needed in this role"}""")
    record Removal(
            @Needed @Nullable String contentId,
            @Nullable List<String> personIds,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    /** @param dueOn has to be there; null: back to the sources' dates */
    @Schema(name = "DueDatesBody")
    @Sent(thing = "A due date", example = """
                    {"contentId": "12", "personIds": ["7", "8"], "dueOn": "2026-12-31"}""")
    record DueDate(
            @Needed @Nullable String contentId,
            @Nullable List<String> personIds,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,

            @Needed(orNull = true) @Shaped(LocalDate.class) @Nullable JsonNode dueOn,

            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    /** 200 with who keeps it and why; 202 with the job where more than 1,000 people are touched. */
    @Operation(operationId = "removeTraining", summary = "Removes training from people")
    @PostMapping("/removals")
    @Allowed(Permission.TRAIN_PEOPLE)
    @Shaped(BulkAnswer.Removal.class)
    ResponseEntity<Object> remove(
            Actor actor, @RequestBody Removal body, @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        int content = contents.require(actor, IdList.of(body.contentId(), "contentId"))
                .id();
        Remarks said = new Remarks(body.note(), body.approvedBy(), body.message(), Boolean.TRUE.equals(body.silent()));
        List<Integer> people = bulk.having(actor, content, body.personIds(), body.audience());
        return bulk.answer(actor, new BulkAct.Remove(content, people, said), wait);
    }

    /** 200 with who was skipped and why; 202 with the job where more than 1,000 people are touched. */
    @Operation(operationId = "changeDueDates", summary = "Changes the due date of training for people")
    @PostMapping("/due-dates")
    @Allowed(Permission.TRAIN_PEOPLE)
    @Shaped(BulkAnswer.Redated.class)
    ResponseEntity<Object> due(
            Actor actor, @RequestBody DueDate body, @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        int content = contents.require(actor, IdList.of(body.contentId(), "contentId"))
                .id();
        Remarks said = new Remarks(body.note(), body.approvedBy(), body.message(), Boolean.TRUE.equals(body.silent()));
        List<Integer> people = bulk.having(actor, content, body.personIds(), body.audience());
        return bulk.answer(actor, new BulkAct.Redate(content, people, date(body.dueOn()), said), wait);
    }

    private static @Nullable LocalDate date(@Nullable JsonNode dueOn) {
        if (dueOn == null) {
            throw new BadInput("dueOn", "Give the due date, or null to go back to the sources' dates.");
        }
        return dueOn.isNull() ? null : Day.read("dueOn", dueOn.asString(""));
    }
}
