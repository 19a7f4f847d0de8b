package dev.muster.learning.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.library.Question;
import dev.muster.shared.BadInput;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingRulesTest {
    /** Right: 0; then 1 and 2 together; then 3. */
    private static final List<Question> QUIZ = List.of(
            new Question("One", List.of("a", "b", "c", "d"), List.of(0)),
            new Question("Several", List.of("a", "b", "c", "d"), List.of(2, 1)),
            new Question("Last", List.of("a", "b", "c", "d"), List.of(3)));

    @ParameterizedTest(name = "{0} at pass mark {1}: {2} right, {3}%, passed {4}")
    @CsvSource(delimiter = '|', textBlock = """
            0/1,2/3   | 100 | 3 | 100 | true
            0/2,1/3   | 100 | 3 | 100 | true
            0/1,2,1/3 | 100 | 3 | 100 | true
            0/1/3     |  67 | 2 |  67 | false
            0/1/3     |  66 | 2 |  67 | true
            0/1,2,3/3 |  80 | 2 |  67 | false
            0,1/1,2/3 |  80 | 2 |  67 | false
            -/1,2/3   |  60 | 2 |  67 | true
            -/-/-     |   1 | 0 |   0 | false
            1/0/0     |  50 | 0 |   0 | false
            0/-/-     |  33 | 1 |  33 | true
            0/-/-     |  34 | 1 |  33 | false
            """)
    void marks(String answers, int passMark, int correct, int percent, boolean passed) {
        Marking m = Marking.mark(QUIZ, passMark, read(answers));
        assertThat(m.correct()).isEqualTo(correct);
        assertThat(m.of()).isEqualTo(3);
        assertThat(m.percent()).isEqualTo(percent);
        assertThat(m.passed()).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0/1,2
            0/1,2/3/0
            0/1,2/4
            0/-1/3
            """)
    void refusesWhatNoFormCouldSend(String answers) {
        assertThatThrownBy(() -> Marking.mark(QUIZ, 80, read(answers))).isInstanceOf(BadInput.class);
    }

    @Test
    void saysWhichQuestionsWereRight() {
        assertThat(Marking.mark(QUIZ, 80, read("0/1/3")).right()).containsExactly(true, false, true);
    }

    private static List<List<Integer>> read(String answers) {
        return Arrays.stream(answers.split("/"))
                .map(q -> q.equals("-")
                        ? List.<Integer>of()
                        : Arrays.stream(q.split(",")).map(Integer::valueOf).toList())
                .toList();
    }
}
