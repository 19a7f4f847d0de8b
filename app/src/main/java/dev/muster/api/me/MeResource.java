package dev.muster.api.me;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Fields;
import dev.muster.api.Items;
import dev.muster.api.Shaped;
import dev.muster.api.library.StepJson;
import dev.muster.api.people.PersonJson;
import dev.muster.api.training.TrainingJson;
import dev.muster.api.training.TrainingJsons;
import dev.muster.assignment.Training;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.learning.CourseRun;
import dev.muster.learning.StepOutcome;
import dev.muster.library.ContentRef;
import dev.muster.library.versions.CourseText;
import dev.muster.library.versions.CourseVersion;
import dev.muster.library.versions.ModuleText;
import dev.muster.people.PeopleGrid;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The caller's own person and training. */
@RestController
@RequestMapping("/api/v1/me")
@Allowed(Permission.OWN)
public class MeResource {
    private final PeopleGrid people;
    private final OwnTraining own;
    private final CourseText texts;
    private final ModuleText modules;
    private final TrainingJsons json;

    MeResource(PeopleGrid people, OwnTraining own, CourseText texts, ModuleText modules, TrainingJsons json) {
        this.modules = modules;
        this.people = people;
        this.own = own;
        this.texts = texts;
        this.json = json;
    }

    /**
     * Training with the steps of a course: of itself, or of a module's course that was asked for.
     *
     * @param resume the step to go on with; null: not begun, or nothing left
     */
    public record WithSteps(
            @JsonUnwrapped TrainingJson training,
            String description,
            @Nullable String resume,
            boolean nothingLeft,
            List<MyStepJson.Answer> steps) {}

    public record Outcome(int correct, int of, boolean passed, boolean completed) {}

    @Operation(operationId = "getMe", summary = "Shows the caller’s own person")
    @GetMapping
    PersonJson.Answer me(Actor actor) {
        return PersonJson.answer(
                people.find(actor.personId(), DSL.noCondition()).orElseThrow(() -> new NotThere("person")), null);
    }

    @Operation(operationId = "listMyTraining", summary = "Lists the caller’s training")
    @GetMapping("/training")
    Items<TrainingJson> training(Actor actor) {
        return new Items<>(json.forLearner(own.all(actor)));
    }

    /** Of a module: with its courses, without steps. */
    @Operation(operationId = "getMyTraining", summary = "Shows one training of the caller with its steps")
    @GetMapping("/training/{contentId}")
    WithSteps training(Actor actor, @PathVariable int contentId) {
        return withSteps(actor, own.open(actor, contentId), contentId);
    }

    @Operation(operationId = "getMyCourse", summary = "Shows a course of a module with its steps")
    @GetMapping("/training/{contentId}/courses/{courseId}")
    WithSteps training(Actor actor, @PathVariable int contentId, @PathVariable int courseId) {
        return withSteps(actor, own.open(actor, contentId), courseId);
    }

    private WithSteps withSteps(Actor actor, Training training, int courseId) {
        int contentId = training.content().id();
        if (contentId == courseId && training.content().kind() == ContentRef.Kind.MODULE) {
            String description = modules.newest(contentId).description();
            return new WithSteps(json.forLearner(training), description, null, own.isNothingLeft(training), List.of());
        }
        CourseRun run =
                own.lastRun(actor, new CourseInContext(contentId, courseId)).orElse(null);
        CourseVersion text = run == null ? texts.newest(courseId) : run.text();
        Integer resume = run == null || !run.open() ? null : run.resume();
        return new WithSteps(
                json.forLearner(training),
                text.description(),
                resume == null ? null : String.valueOf(resume),
                run != null && run.open() && run.nothingLeft(),
                text.steps().stream().map(s -> MyStepJson.answer(s, run)).toList());
    }

    @Operation(operationId = "beginTraining", summary = "Begins training")
    @PostMapping("/training/{contentId}/begin")
    WithSteps begin(Actor actor, @PathVariable int contentId) {
        return withSteps(actor, own.begin(actor, contentId), contentId);
    }

    /** Gives up what one began from the catalog; its progress stays in the history. */
    @Operation(operationId = "stopTraining", summary = "Gives up what was begun from the catalog")
    @DeleteMapping("/training/{contentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(Actor actor, @PathVariable int contentId) {
        own.stop(actor, contentId);
    }

    @Operation(operationId = "beginCourse", summary = "Begins a course of a module")
    @PostMapping("/training/{contentId}/courses/{courseId}/begin")
    WithSteps begin(Actor actor, @PathVariable int contentId, @PathVariable int courseId) {
        return withSteps(actor, own.begin(actor, new CourseInContext(contentId, courseId)), courseId);
    }

    @Operation(operationId = "completeStep", summary = "Completes a step, or hands in a quiz")
    @PostMapping("/training/{contentId}/courses/{courseId}/steps/{stepId}/complete")
    Outcome complete(
            Actor actor,
            @PathVariable int contentId,
            @PathVariable int courseId,
            @PathVariable int stepId,
            @RequestBody(required = false) @Shaped(AnswersBody.class) @Nullable JsonNode body) {
        StepOutcome o = own.complete(actor, new CourseInContext(contentId, courseId), stepId, answers(body));
        return new Outcome(o.correct(), o.of(), o.passed(), o.finished());
    }

    /** Keeps a quiz's answers before they are handed in. */
    @Operation(operationId = "keepAnswers", summary = "Keeps a quiz’s answers before they are handed in")
    @PutMapping("/training/{contentId}/courses/{courseId}/steps/{stepId}/answers")
    WithSteps keep(
            Actor actor,
            @PathVariable int contentId,
            @PathVariable int courseId,
            @PathVariable int stepId,
            @RequestBody @Shaped(AnswersBody.class) JsonNode body) {
        List<List<Integer>> answers = answers(body);
        if (answers == null) {
            throw new BadInput("answers", "Give the chosen options for each question.");
        }
        own.keepAnswers(actor, new CourseInContext(contentId, courseId), stepId, answers);
        return withSteps(actor, own.open(actor, contentId), courseId);
    }

    /** A course, or (both ids the same) the module as a whole, that a publish has left nothing to do in. */
    @Operation(operationId = "finishCourse", summary = "Finishes a course that has nothing left to do")
    @PostMapping("/training/{contentId}/courses/{courseId}/finish")
    WithSteps finish(Actor actor, @PathVariable int contentId, @PathVariable int courseId) {
        return withSteps(actor, own.finish(actor, new CourseInContext(contentId, courseId)), courseId);
    }

    @Operation(operationId = "finishTraining", summary = "Finishes training that has nothing left to do")
    @PostMapping("/training/{contentId}/finish")
    WithSteps finish(Actor actor, @PathVariable int contentId) {
        return withSteps(actor, own.finish(actor, CourseInContext.of(contentId, null)), contentId);
    }

    private static @Nullable List<List<Integer>> answers(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return null;
        }
        JsonNode given = Fields.known(body, AnswersBody.class).path("answers");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        if (!given.isArray()) {
            throw new BadInput("answers", "Give one list of chosen options for each question.");
        }
        List<List<Integer>> answers = new ArrayList<>();
        for (JsonNode question : given) {
            answers.add(StepJson.numbers(question, "answers[" + answers.size() + "]"));
        }
        return answers;
    }
}
