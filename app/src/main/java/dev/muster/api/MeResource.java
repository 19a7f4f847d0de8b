package dev.muster.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.OwnTraining;
import dev.muster.assignment.Training;
import dev.muster.assignment.rules.Status;
import dev.muster.learning.Attempts;
import dev.muster.learning.Run;
import dev.muster.learning.StepOutcome;
import dev.muster.library.CourseText;
import dev.muster.library.CourseVersion;
import dev.muster.people.PeopleGrid;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
class MeResource {
    private final PeopleGrid people;
    private final OwnTraining own;
    private final Attempts attempts;
    private final CourseText texts;

    MeResource(PeopleGrid people, OwnTraining own, Attempts attempts, CourseText texts) {
        this.people = people;
        this.own = own;
        this.attempts = attempts;
        this.texts = texts;
    }

    /** @param resume the step to go on with; null: not begun, or nothing left */
    record WithSteps(
            @JsonUnwrapped TrainingJson training,
            String description,
            @Nullable String resume,
            boolean nothingLeft,
            List<MyStepJson.Answer> steps) {}

    record Outcome(int correct, int of, boolean passed, boolean completed) {}

    @GetMapping
    PersonJson.Answer me(Actor actor) {
        return PersonJson.answer(
                people.find(actor.personId(), DSL.noCondition()).orElseThrow(() -> new NotThere("person")));
    }

    @GetMapping("/training")
    Items<TrainingJson> training(Actor actor) {
        return new Items<>(own.all(actor).stream().map(TrainingJson::forLearner).toList());
    }

    @GetMapping("/training/{contentId}")
    WithSteps training(Actor actor, @PathVariable int contentId) {
        return withSteps(actor, own.open(actor, contentId));
    }

    private WithSteps withSteps(Actor actor, Training training) {
        int contentId = training.content().id();
        Run run = attempts.run(actor.personId(), contentId, 0).orElse(null);
        CourseVersion text = run == null ? texts.newest(contentId) : run.text();
        Integer resume = run == null || !run.open() ? null : run.resume();
        return new WithSteps(
                TrainingJson.forLearner(training),
                text.description(),
                resume == null ? null : String.valueOf(resume),
                run != null && run.open() && run.nothingLeft(),
                text.steps().stream().map(s -> MyStepJson.answer(s, run)).toList());
    }

    @PostMapping("/training/{contentId}/begin")
    WithSteps begin(Actor actor, @PathVariable int contentId) {
        return withSteps(actor, own.begin(actor, contentId));
    }

    /** Gives up what one began from the catalog; its progress stays in the history. */
    @DeleteMapping("/training/{contentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(Actor actor, @PathVariable int contentId) {
        own.stop(actor, contentId);
    }

    @PostMapping("/training/{contentId}/courses/{courseId}/begin")
    WithSteps begin(Actor actor, @PathVariable int contentId, @PathVariable int courseId) {
        standalone(contentId, courseId);
        return begin(actor, contentId);
    }

    @PostMapping("/training/{contentId}/courses/{courseId}/steps/{stepId}/complete")
    Outcome complete(
            Actor actor,
            @PathVariable int contentId,
            @PathVariable int courseId,
            @PathVariable int stepId,
            @RequestBody(required = false) @Nullable JsonNode body) {
        standalone(contentId, courseId);
        List<List<Integer>> answers = answers(body);
        underWay(actor, contentId);
        StepOutcome o = attempts.complete(actor, actor.personId(), contentId, 0, stepId, answers);
        return new Outcome(o.correct(), o.of(), o.passed(), o.finished());
    }

    /** Begins what was not begun; what is completed stays as it is. */
    private void underWay(Actor actor, int contentId) {
        boolean never = attempts.run(actor.personId(), contentId, 0).isEmpty();
        Status status = own.find(actor, contentId).map(Training::status).orElse(Status.NOT_STARTED);
        if (never || status == Status.NOT_STARTED) {
            own.begin(actor, contentId);
        }
    }

    /** Keeps a quiz's answers before they are handed in. */
    @PutMapping("/training/{contentId}/courses/{courseId}/steps/{stepId}/answers")
    WithSteps keep(
            Actor actor,
            @PathVariable int contentId,
            @PathVariable int courseId,
            @PathVariable int stepId,
            @RequestBody JsonNode body) {
        standalone(contentId, courseId);
        Training training = own.open(actor, contentId);
        List<List<Integer>> answers = answers(body);
        if (answers == null) {
            throw new BadInput("answers", "Give the chosen options for each question.");
        }
        attempts.keepAnswers(actor, actor.personId(), contentId, 0, stepId, answers);
        return withSteps(actor, training);
    }

    @PostMapping("/training/{contentId}/courses/{courseId}/finish")
    WithSteps finish(Actor actor, @PathVariable int contentId, @PathVariable int courseId) {
        standalone(contentId, courseId);
        own.open(actor, contentId);
        attempts.finish(actor, actor.personId(), contentId, 0);
        return withSteps(actor, own.open(actor, contentId));
    }

    private static void standalone(int contentId, int courseId) {
        if (contentId != courseId) {
            throw new NotThere("course in this training");
        }
    }

    private static @Nullable List<List<Integer>> answers(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return null;
        }
        JsonNode given = Fields.known(body, "A step to complete", Set.of("answers"), Set.of())
                .path("answers");
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
