package dev.muster.library.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.library.ContentStatus;
import dev.muster.library.Difference;
import dev.muster.library.ModuleCourse;
import dev.muster.library.Question;
import dev.muster.library.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two versions differ in. */
class ComparingRulesTest {
    private static final Step A = Step.text("A", "Wash your hands.").withId(1);
    private static final Step B = Step.text("B", "Dry them.").withId(2);
    private static final Step C = Step.quiz(
                    "C", null, List.of(new Question("When?", List.of("Often", "Never"), List.of(0))), 80)
            .withId(3);

    @Test
    void theSameDiffersInNothing() {
        assertThat(steps(List.of(A, B, C), List.of(A, B, C)).isNothing()).isTrue();
        assertThat(steps(List.of(A), List.of(A.changed(4, null))).isNothing()).isTrue();
    }

    @Test
    void addedRemovedChangedAndMoved() {
        Step b2 = Step.text("B", "Dry them well.").withId(2);
        Step d = Step.text("D", "New").withId(4);
        Difference diff = steps(List.of(A, B, C), List.of(b2, d, A));
        assertThat(diff.parts())
                .extracting(p -> p.id() + " " + p.kind() + (p.moved() ? " moved" : ""))
                .containsExactly("2 CHANGED", "3 REMOVED", "4 ADDED", "1 SAME moved");
        assertThat(diff.parts().getFirst().fields()).singleElement().satisfies(f -> {
            assertThat(f.name()).isEqualTo("Text");
            assertThat(marked(f.pieces())).isEqualTo("Dry them+ well+.");
        });
    }

    @Test
    void aQuizSaysWhichAnswersChanged() {
        Step c2 = Step.quiz("C", null, List.of(new Question("When?", List.of("Often", "Never"), List.of(1))), 90)
                .withId(3);
        assertThat(steps(List.of(C), List.of(c2)).parts().getFirst().fields())
                .extracting(Difference.Field::name)
                .containsExactly("Questions", "Pass mark");
    }

    @Test
    void oneMovedStepIsOneMove() {
        assertThat(steps(List.of(A, B, C), List.of(C, A, B)).parts())
                .filteredOn(Difference.Part::moved)
                .extracting(Difference.Part::id)
                .containsExactly(3);
    }

    @Test
    void coursesOfAModule() {
        Difference diff = Comparing.courses(List.of(course(1), course(2)), List.of(course(2), course(5)));
        assertThat(diff.parts())
                .extracting(p -> p.id() + " " + p.kind())
                .containsExactly("1 REMOVED", "2 SAME", "5 ADDED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b c      | a b c     | a b c
            a b c      | a x c     | a -b-+x+ c
            ''         | new       | +new+
            gone       | ''        | -gone-
            stop. Now  | stop, now | stop-.-+,+ -Now-+now+
            """)
    void wordByWord(String before, String after, String marked) {
        assertThat(marked(Words.compare(before, after))).isEqualTo(marked);
    }

    @Test
    void veryLongTextsAreReplacedWhole() {
        String a = "a ".repeat(40_000);
        String b = "b ".repeat(40_000);
        assertThat(Words.compare(a, b)).extracting(Words.Piece::kind).startsWith(Words.Kind.REMOVED, Words.Kind.ADDED);
    }

    private static Difference steps(List<Step> before, List<Step> after) {
        return Comparing.steps(before, after, id -> "file " + id);
    }

    private static ModuleCourse course(int id) {
        return new ModuleCourse(id, "Course " + id, ContentStatus.ACTIVE, null);
    }

    private static String marked(List<Words.Piece> pieces) {
        StringBuilder s = new StringBuilder();
        for (Words.Piece p : pieces) {
            String mark =
                    switch (p.kind()) {
                        case SAME -> "";
                        case REMOVED -> "-";
                        case ADDED -> "+";
                    };
            s.append(mark).append(p.text()).append(mark);
        }
        return s.toString();
    }
}
