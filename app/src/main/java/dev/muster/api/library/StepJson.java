package dev.muster.api.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.api.Fields;
import dev.muster.api.me.MyStepJson;
import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.shared.BadInput;
import dev.muster.shared.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Steps in the API's shape, both ways. Learners have {@link MyStepJson}, which knows no answers. */
public final class StepJson {
    private static final int PASS_MARK = 80;

    private StepJson() {}

    public record QuestionAnswer(String prompt, List<String> options, List<Integer> answer) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Step")
    record Answer(
            String id,
            Step.Kind kind,
            String title,
            @Nullable String body,
            @Nullable String url,
            @Nullable String fileId,
            @Nullable List<QuestionAnswer> questions,
            @Nullable Integer passMark,
            boolean required,
            int changedIn) {}

    static List<Answer> answers(List<Step> steps) {
        return steps.stream().map(StepJson::answer).toList();
    }

    static Answer answer(Step s) {
        List<QuestionAnswer> questions = s.kind() != Step.Kind.QUIZ
                ? null
                : s.questions().stream()
                        .map(q -> new QuestionAnswer(q.prompt(), q.options(), q.answer()))
                        .toList();
        return new Answer(
                String.valueOf(s.id()),
                s.kind(),
                s.title(),
                s.body(),
                s.url(),
                s.fileId() == null ? null : String.valueOf(s.fileId()),
                questions,
                s.passMark(),
                s.required(),
                s.changedIn());
    }

    static List<Step> read(JsonNode list, String field) {
        if (!list.isArray()) {
            throw new BadInput(field, "This is a list of steps.");
        }
        List<Step> steps = new ArrayList<>();
        List<BadInput.Error> errors = new ArrayList<>();
        for (JsonNode node : list) {
            try {
                steps.add(step(node, field + "[" + steps.size() + "]"));
            } catch (BadInput e) {
                errors.addAll(e.errors());
                steps.add(Step.text("", ""));
            }
        }
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        return steps;
    }

    private static Step step(JsonNode node, String at) {
        if (!node.isObject() || !node.has("kind")) {
            throw new BadInput(at + ".kind", "Say what the step is: " + kinds() + ".");
        }
        Fields.known(node, at + ".", StepBody.class);
        Fields f = new Fields(node, at + ".");
        Step.Kind kind = f.oneOf("kind", Step.Kind.class, Step.Kind.TEXT);
        Integer id = f.optionalId("id", null);
        Step step = new Step(
                id == null ? 0 : id,
                kind,
                Text.clean(f.text("title", "")),
                f.optionalText("body", null),
                f.optionalText("url", null),
                f.optionalId("fileId", null),
                questions(node.path("questions"), at + ".questions"),
                f.optionalNumber("passMark", kind == Step.Kind.QUIZ ? PASS_MARK : null),
                f.flag("required", true),
                0,
                null);
        f.check();
        return step;
    }

    private static String kinds() {
        List<String> kinds = Arrays.stream(Step.Kind.values()).map(Enum::name).toList();
        return String.join(", ", kinds.subList(0, kinds.size() - 1)) + " or " + kinds.getLast();
    }

    private static List<Question> questions(JsonNode list, String at) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new BadInput(at, "This is a list of questions.");
        }
        List<Question> questions = new ArrayList<>();
        for (JsonNode q : list) {
            questions.add(question(q, at + "[" + questions.size() + "]"));
        }
        return questions;
    }

    private static Question question(JsonNode q, String at) {
        if (!q.isObject()) {
            throw new BadInput(at, "A question is {\"prompt\", \"options\", \"answer\"}.");
        }
        Fields.known(q, at + ".", StepBody.Question.class);
        Fields f = new Fields(q, at + ".");
        String prompt = f.text("prompt", "").strip();
        List<String> options =
                f.texts("options", List.of()).stream().map(String::strip).toList();
        f.check();
        return new Question(prompt, options, numbers(q.path("answer"), at + ".answer"));
    }

    public static List<Integer> numbers(JsonNode list, String at) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.valueStream().anyMatch(n -> !n.isInt())) {
            throw new BadInput(at, "This is a list of option numbers, counted from 0.");
        }
        return list.valueStream().map(JsonNode::asInt).toList();
    }
}
