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
import dev.muster.assignment.rules.Reminding;
import dev.muster.library.ContentRefs;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reminding by hand: at most once a day each. */
@RestController
@RequestMapping("/api/v1/reminders")
public class RemindersResource {
    private final Bulk bulk;
    private final ContentRefs contents;

    RemindersResource(Bulk bulk, ContentRefs contents) {
        this.bulk = bulk;
        this.contents = contents;
    }

    @Schema(name = "ReminderBody")
    @Sent(thing = "A reminder", example = """
                    {"contentId": "12", "personIds": ["7", "8"], "message": "Please finish before the audit."}""")
    record Reminder(
            @Needed @Nullable String contentId,
            @Nullable List<String> personIds,
            @Shaped(AudienceShape.class) @Nullable JsonNode audience,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    public record Reminded(int reminded, List<NotReminded> skipped) {}

    record NotReminded(String personId, Reminding.@Nullable Reason reason, String message) {}

    /** 200 with who was skipped and why; 202 with the job where more than 1,000 people are touched. */
    @Operation(operationId = "remind", summary = "Reminds people of training")
    @PostMapping
    @Allowed(Permission.TRAIN_PEOPLE)
    @Shaped(Reminded.class)
    ResponseEntity<Object> remind(
            Actor actor,
            @RequestBody Reminder body,
            @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        int content = contents.require(actor, IdList.of(body.contentId(), "contentId"))
                .id();
        List<Integer> people = bulk.having(actor, content, body.personIds(), body.audience());
        Remarks said = new Remarks(body.note(), body.approvedBy(), body.message(), Boolean.TRUE.equals(body.silent()));
        return bulk.answer(actor, new BulkAct.Remind(content, people, said), wait);
    }
}
