package dev.muster.api.library;

import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.library.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step as a caller sends it; with its {@code id} it goes on with that step. */
@Sent(thing = "A step", of = StepJson.Answer.class, example = """
                {"kind": "QUIZ", "title": "Check", "passMark": 80,
                 "questions": [{"prompt": "How long?", "options": ["5 s", "20 s"], "answer": [1]}]}""")
record StepBody(
        @Nullable String id,
        @Needed Step.@Nullable Kind kind,
        @Nullable String title,
        @Nullable String body,
        @Nullable String url,
        @Nullable String fileId,
        @Nullable List<Question> questions,
        @Nullable Integer passMark,
        @Nullable Boolean required) {
    @Sent(thing = "A question", example = """
            {"prompt": "How long?", "options": ["5 s", "20 s"], "answer": [1]}""")
    @io.swagger.v3.oas.annotations.media.Schema(name = "QuestionBody")
    record Question(
            @Nullable String prompt,
            @Nullable List<String> options,
            @Nullable List<Integer> answer) {}
}
