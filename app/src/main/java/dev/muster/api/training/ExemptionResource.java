package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.IdList;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exempting one person from one content, or from one rule that gives it, and lifting that. */
@RestController
@RequestMapping("/api/v1/people/{id}/training/{contentId}/exemption")
class ExemptionResource {
    private final Exemptions exemptions;

    ExemptionResource(Exemptions exemptions) {
        this.exemptions = exemptions;
    }

    /**
     * @param reason the note of the act; {@code note} says the same
     * @param rule one rule that gives the content; without: whatever gives it. {@code until}: last day
     */
    @Schema(name = "ExemptionBody")
    @Sent(thing = "An exemption", example = """
                    {"type": "PRIOR_LEARNING", "reason": "Trained as a nurse", "approvedBy": "Bea Ray", "until": "2027-06-30"}""")
    record Body(
            @Needed @Nullable String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable String rule,
            @Nullable LocalDate until,
            @Nullable String note) {
        Exemptions.Request request() {
            Integer from = rule == null ? null : IdList.of(rule, "rule");
            return new Exemptions.Request(from, type, reason == null ? note : reason, approvedBy, until);
        }
    }

    @Schema(name = "Exemption")
    record Answer(
            String id,
            String personId,
            String contentId,
            @Nullable String rule,
            @Nullable String label,
            String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable LocalDate until,
            Instant since,
            String by) {
        static Answer of(ExemptionGrid.Row r) {
            return new Answer(
                    String.valueOf(r.id()),
                    String.valueOf(r.personId()),
                    String.valueOf(r.contentId()),
                    r.ruleId() == null ? null : String.valueOf(r.ruleId()),
                    r.rule(),
                    r.type(),
                    r.reason(),
                    r.approvedBy(),
                    r.until(),
                    r.since(),
                    r.by());
        }
    }

    @Operation(operationId = "exempt", summary = "Exempts a person from training")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Permission.TRAIN_PEOPLE)
    Answer grant(Actor actor, @PathVariable int id, @PathVariable int contentId, @RequestBody Body body) {
        return Answer.of(exemptions.grant(actor, id, contentId, body.request()));
    }

    /** Lifts all that stand for this person and content, or the one from this rule. */
    @Operation(operationId = "liftExemption", summary = "Lifts a person’s exemption")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Permission.TRAIN_PEOPLE)
    void lift(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @RequestParam(required = false) @Nullable Integer rule,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable String approvedBy) {
        exemptions.lift(actor, id, contentId, rule, new Remarks(note, approvedBy, null, false));
    }
}
