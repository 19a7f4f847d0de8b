package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Fields;
import dev.muster.api.Items;
import dev.muster.api.RemarksQuery;
import dev.muster.api.Shaped;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.why.Whys;
import dev.muster.audience.PastDays;
import dev.muster.audience.Scopes;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One person's current training: what, why, due when; changing a date; removing. */
@RestController
@RequestMapping("/api/v1/people/{id}/training")
class TrainingResource {
    private final TrainingGrid grid;
    private final Whys whys;
    private final DueDates dueDates;
    private final Removals removals;
    private final Scopes scopes;
    private final TrainingJsons json;

    private final PastDays days;

    TrainingResource(
            TrainingGrid grid,
            Whys whys,
            DueDates dueDates,
            Removals removals,
            Scopes scopes,
            TrainingJsons json,
            PastDays days) {
        this.days = days;
        this.json = json;
        this.grid = grid;
        this.whys = whys;
        this.dueDates = dueDates;
        this.removals = removals;
        this.scopes = scopes;
    }

    record Removed(boolean removed, List<TrainingJson.Source> remainingSources, String message) {}

    @Operation(operationId = "listTraining", summary = "Lists a person’s training")
    @GetMapping
    @Allowed(Permission.SEE_PEOPLE)
    Items<TrainingJson> list(
            Actor actor, @PathVariable int id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        scopes.require(actor, id);
        return days.read(actor, asOf, () -> new Items<>(json.of(grid.ofPerson(id))));
    }

    @Operation(operationId = "explainTraining", summary = "Says why a person has training, or has it not")
    @GetMapping("/{contentId}/why")
    @Allowed(Permission.SEE_PEOPLE)
    WhyJson why(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return days.read(actor, asOf, () -> WhyJson.of(whys.of(actor, id, contentId)));
    }

    /** {@code {"dueOn": "2026-12-01"}}; null: back to the sources' dates. */
    @Operation(operationId = "changeDueDate", summary = "Changes the due date of one training of a person")
    @PatchMapping("/{contentId}")
    @Allowed(Permission.TRAIN_PEOPLE)
    TrainingJson change(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @RequestBody @Shaped(DueOnBody.class) JsonNode body) {
        Training before = training(actor, id, contentId);
        Fields.known(body, DueOnBody.class);
        Fields f = new Fields(body);
        if (!body.has("dueOn")) {
            throw new BadInput("dueOn", "Give the due date, or null to go back to the sources' dates.");
        }
        LocalDate dueOn = f.optionalDay("dueOn");
        Remarks said = f.remarks();
        f.check();
        dueDates.change(actor, before.content().id(), List.of(id), dueOn, said);
        return json.of(training(actor, id, contentId));
    }

    @Operation(operationId = "removeOneTraining", summary = "Removes one training from a person")
    @DeleteMapping("/{contentId}")
    @Allowed(Permission.TRAIN_PEOPLE)
    Removed remove(Actor actor, @PathVariable int id, @PathVariable int contentId, @ModelAttribute RemarksQuery said) {
        training(actor, id, contentId);
        Removals.One one = removals.carryOut(actor, contentId, List.of(id), said.remarks())
                .answer()
                .getFirst();
        if (!one.removed()) {
            throw new Conflict(one.message());
        }
        List<TrainingJson.Source> remaining = grid.find(id, contentId)
                .map(t -> t.sources().stream().map(TrainingJson.Source::of).toList())
                .orElse(List.of());
        return new Removed(remaining.isEmpty(), remaining, one.message());
    }

    private Training training(Actor actor, int id, int contentId) {
        scopes.require(actor, id);
        return grid.find(id, contentId).orElseThrow(() -> new NotThere("training"));
    }
}
