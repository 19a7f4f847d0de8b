package dev.muster.api.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.learning.CourseRun;
import dev.muster.learning.StepDone;
import dev.muster.library.Step;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step as learners get it: with what they did, never with the right answers. */
public final class MyStepJson {
    private MyStepJson() {}

    /** @param several more than one option is right */
    public record Question(String prompt, List<String> options, boolean several) {}

    /**
     * @param done since it last changed
     * @param answers as they were kept; per question the chosen options
     * @param correct questions right when it was last handed in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MyStep")
    record Answer(
            String id,
            Step.Kind kind,
            String title,
            @Nullable String body,
            @Nullable String url,
            @Nullable String fileId,
            @Nullable List<Question> questions,
            @Nullable Integer passMark,
            boolean required,
            boolean done,
            @Nullable List<List<Integer>> answers,
            @Nullable Integer correct,
            @Nullable Integer of,
            @Nullable Integer tries) {}

    /** @param run null: not begun */
    static Answer answer(Step s, @Nullable CourseRun run) {
        StepDone kept = run == null ? null : run.kept(s);
        boolean quiz = s.kind() == Step.Kind.QUIZ;
        return new Answer(
                String.valueOf(s.id()),
                s.kind(),
                s.title(),
                s.body(),
                s.url(),
                s.fileId() == null ? null : String.valueOf(s.fileId()),
                quiz ? questions(s) : null,
                s.passMark(),
                s.required(),
                run != null && run.isDone(s),
                kept == null || kept.answers().isEmpty() ? null : kept.answers(),
                kept == null ? null : kept.correct(),
                kept == null ? null : kept.of(),
                kept == null || kept.tries() == 0 ? null : (Integer) kept.tries());
    }

    private static List<Question> questions(Step s) {
        return s.questions().stream()
                .map(q -> new Question(q.prompt(), q.options(), q.several()))
                .toList();
    }
}
