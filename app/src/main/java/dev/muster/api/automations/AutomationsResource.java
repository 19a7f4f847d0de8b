package dev.muster.api.automations;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.IdList;
import dev.muster.api.IfMatch;
import dev.muster.api.Needed;
import dev.muster.api.RemarksQuery;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.api.automations.AutomationJson.Answer;
import dev.muster.api.automations.AutomationJson.Effect;
import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.standing.AutomationGrid;
import dev.muster.assignment.standing.Automations;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.assignment.standing.Automations.Saved;
import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.edge.Lists;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Automations: content given to whoever matches. */
@RestController
@RequestMapping("/api/v1/automations")
class AutomationsResource {
    private final Automations automations;
    private final AutomationGrid grid;
    private final Scopes scopes;

    AutomationsResource(Automations automations, AutomationGrid grid, Scopes scopes) {
        this.scopes = scopes;
        this.automations = automations;
        this.grid = grid;
    }

    @Operation(operationId = "listAutomations", summary = "Lists automations")
    @GetMapping
    @Allowed(Permission.SEE_RULES)
    Page<Answer> list(
            Actor actor,
            Lists.Ask ask,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable Integer content) {
        Instant now = grid.now();
        VisibleNames visible = scopes.visibleNames(actor);
        return grid.page(actor, search, content, ask.cursor(), ask.limit())
                .map(r -> AutomationJson.answer(r, visible, now, null));
    }

    @Operation(operationId = "createAutomation", summary = "Creates an automation")
    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Answer> create(
            Actor actor,
            @RequestBody @Shaped(AutomationBody.class) JsonNode body,
            @RequestParam(defaultValue = "0") int confirm) {
        Terms terms = AutomationJson.terms(body);
        int content = AutomationJson.content(body);
        How how = AutomationJson.how(body, null, confirm);
        Saved saved = automations.create(actor, content, terms, how);
        Answer answer = AutomationJson.answer(
                grid.newRow(actor, saved.automation(), saved.effect()),
                scopes.visibleNames(actor),
                grid.now(),
                saved.effect());
        return ResponseEntity.created(URI.create("/api/v1/automations/" + answer.id()))
                .body(answer);
    }

    /** What a save would do; nothing is written. With the id of an automation in the body: what changing it would do. */
    @Operation(operationId = "previewAutomation", summary = "Says what a save would do; nothing is written")
    @PostMapping("/preview")
    @Allowed(Permission.CHANGE_RULES)
    Effect preview(Actor actor, @RequestBody @Shaped(AutomationBody.class) JsonNode body) {
        Terms terms = AutomationJson.terms(body);
        How how = AutomationJson.how(body, null, 0);
        if (!body.hasNonNull("id")) {
            return AutomationJson.effect(automations.previewCreate(actor, AutomationJson.content(body), terms));
        }
        Automation now = automations.get(IdList.of(body.path("id").asString(""), "id"));
        AutomationJson.sameContent(body, now.content());
        return AutomationJson.effect(automations.previewChange(actor, now.id(), terms, how));
    }

    @Operation(operationId = "getAutomation", summary = "Shows one automation")
    @GetMapping("/{id}")
    @Allowed(Permission.SEE_RULES)
    Answer get(Actor actor, @PathVariable int id) {
        return AutomationJson.answer(
                grid.row(actor, automations.get(id)), scopes.visibleNames(actor), grid.now(), null);
    }

    @Operation(operationId = "changeAutomation", summary = "Replaces an automation")
    @PutMapping("/{id}")
    @Allowed(Permission.CHANGE_RULES)
    Answer change(
            Actor actor,
            @PathVariable int id,
            @RequestBody @Shaped(AutomationBody.class) JsonNode body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "0") int confirm) {
        Automation now = automations.get(id);
        Terms terms = AutomationJson.terms(body);
        AutomationJson.sameContent(body, now.content());
        How how = AutomationJson.how(body, IfMatch.version(ifMatch), confirm);
        return answer(actor, automations.change(actor, id, terms, how));
    }

    @Schema(name = "AutomationDeleted")
    record Deleted(Effect effect) {}

    /** @param assignments what becomes of what it gave: all is kept, or what is not completed is removed */
    @Operation(
            operationId = "deleteAutomation",
            summary = "Deletes an automation, and says what becomes of what it gave")
    @DeleteMapping("/{id}")
    @Allowed(Permission.CHANGE_RULES)
    Deleted delete(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "KEEP") Afterwards assignments,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "0") int confirm,
            @ModelAttribute RemarksQuery said) {
        How how = new How(
                IfMatch.version(ifMatch),
                DueFor.NEW,
                said.note(),
                said.approvedBy(),
                confirm,
                said.message(),
                said.isSilent());
        return new Deleted(AutomationJson.effect(
                automations.delete(actor, id, assignments, how).effect()));
    }

    @Schema(name = "LeftOutPerson")
    record LeftOutPerson(String personId, String name, Instant since) {}

    /** People who match, and are passed over as existing employees. */
    @Operation(operationId = "listLeftOut", summary = "Lists who matches and is left out as existing")
    @GetMapping("/{id}/left-out")
    @Allowed(Permission.SEE_RULES)
    Page<LeftOutPerson> leftOut(Actor actor, @PathVariable int id, Lists.Ask ask) {
        return grid.leftOut(actor, automations.get(id).id(), ask.cursor(), ask.limit())
                .map(l -> new LeftOutPerson(
                        String.valueOf(l.person().id()), l.person().name(), l.since()));
    }

    @Schema(name = "IncludeBody")
    @Sent(thing = "Including", example = """
                    {"personIds": ["7", "8"], "note": "Asked for by their manager"}""")
    record Include(
            @Needed @Nullable List<String> personIds,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    /** Gives it to people left out as existing. */
    @Operation(operationId = "includeLeftOut", summary = "Gives it to people who were left out as existing")
    @PostMapping("/{id}/include")
    @Allowed(Permission.CHANGE_RULES)
    Answer include(Actor actor, @PathVariable int id, @RequestBody Include body) {
        automations.get(id);
        How how = new How(
                null,
                DueFor.NEW,
                body.note(),
                body.approvedBy(),
                0,
                body.message(),
                Boolean.TRUE.equals(body.silent()));
        return answer(actor, automations.include(actor, id, IdList.of(body.personIds(), "personIds"), how));
    }

    private Answer answer(Actor actor, Saved saved) {
        AutomationEffect effect = saved.effect();
        return AutomationJson.answer(
                grid.row(actor, saved.automation()), scopes.visibleNames(actor), grid.now(), effect);
    }
}
