package dev.muster.library.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.library.Question;
import dev.muster.library.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepCheckRulesTest {
    private static final Question GOOD = new Question("Why?", List.of("Because", "No idea"), List.of(0));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://video.example/watch?v=1 | true
            HTTPS://video.example           | true
            http://video.example/1          | false
            javascript:alert(1)             | false
            https:///nowhere                | false
            https://user:pw@video.example   | false
            video.example                   | false
            https://a b                     | false
            """)
    void links(String url, boolean good) {
        assertThat(StepCheck.check(Step.video("Watch", null, url), "").isEmpty())
                .isEqualTo(good);
    }

    @Test
    void eachKindHasWhatItNeeds() {
        assertThat(fields(Step.text("Read", " "))).containsExactly("body");
        assertThat(fields(Step.acknowledgement("Confirm", ""))).containsExactly("body");
        assertThat(fields(Step.quiz("Quiz", null, List.of(), 80))).containsExactly("questions");
        assertThat(fields(Step.quiz("Quiz", null, List.of(GOOD), 0))).containsExactly("passMark");
        assertThat(fields(Step.quiz("Quiz", null, List.of(GOOD), 80))).isEmpty();
        assertThat(fields(Step.text(" ", "x"))).containsExactly("title");
        assertThat(fields(new Step(0, Step.Kind.DOCUMENT, "Read", null, null, null, List.of(), null, true, 0, null)))
                .containsExactly("fileId");
        assertThat(fields(new Step(
                        0, Step.Kind.TEXT, "Read", "x", "https://a.example", 7, List.of(GOOD), 80, true, 0, null)))
                .containsExactly("url", "fileId", "questions");
    }

    @Test
    void questionsThatNobodyCouldAnswer() {
        assertThat(fields(quiz(new Question("", List.of("a", "b"), List.of(0)))))
                .containsExactly("questions[0].prompt");
        assertThat(fields(quiz(new Question("?", List.of("a", "b"), List.of()))))
                .containsExactly("questions[0].answer");
        assertThat(fields(quiz(new Question("?", List.of("a", "b"), List.of(2)))))
                .containsExactly("questions[0].answer");
        assertThat(fields(quiz(new Question("?", List.of("a"), List.of(0))))).containsExactly("questions[0].options");
        assertThat(fields(quiz(new Question("?", List.of("a", "a"), List.of(0)))))
                .containsExactly("questions[0].options");
        assertThat(fields(quiz(new Question("?", List.of("a", " "), List.of(0)))))
                .containsExactly("questions[0].options");
    }

    private static Step quiz(Question q) {
        return Step.quiz("Quiz", null, List.of(q), 80);
    }

    private static List<String> fields(Step step) {
        return StepCheck.check(step, "").stream().map(e -> e.field()).toList();
    }
}
