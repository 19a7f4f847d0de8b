package dev.muster.learning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.learning.StepDone;
import dev.muster.library.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseProgressRulesTest {
    private static final Instant BEGAN = Instant.parse("2026-11-01T08:00:00Z");

    /**
     * Steps as id@changedIn, with ? for optional and + for added by a minor publish after the attempt began. Done as
     * id@changedIn, with ! for a quiz that was handed in but not passed. docs/rules.md 6.
     */
    @ParameterizedTest(name = "{0} done {1} at {2}: {3}%, to do {4}, resume {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # nothing, some, all
            1@1 2@1 3@1       | -               | - |   0 | 1 2 3 | 1
            1@1 2@1 3@1       | 1@1             | 1 |  33 | 2 3   | 2
            1@1 2@1 3@1       | 1@1 2@1 3@1     | 3 | 100 | -     | -
            # resume at the exact step; after it; before it
            1@1 2@1 3@1       | -               | 2 |   0 | 1 2 3 | 2
            1@1 2@1 3@1       | 2@1             | 2 |  33 | 1 3   | 3
            1@1 2@1 3@1       | 2@1 3@1         | 3 |  66 | 1     | 1
            # a changed step is to do again, an unchanged one stays done
            1@1 2@2 3@1       | 1@1 2@1         | 2 |  33 | 2 3   | 2
            1@1 2@2 3@1       | 1@1 2@2 3@1     | 3 | 100 | -     | -
            # a new step is to do, a removed one vanishes
            1@1 2@1 3@1 4@2   | 1@1 2@1 3@1     | 3 |  75 | 4     | 4
            1@1 3@1           | 1@1 2@1         | 2 |  50 | 3     | 3
            1@1               | 1@1 2@1         | 2 | 100 | -     | -
            # optional steps are offered, never needed
            1@1 2@1? 3@1      | 1@1             | 1 |  50 | 3     | 3
            1@1 2@1? 3@1      | 1@1             | 2 |  50 | 3     | 2
            1@1 2@1? 3@1      | 1@1 3@1         | 3 | 100 | -     | -
            # a step added by a minor publish is not asked of those under way
            1@1 2@2+          | 1@1             | 1 | 100 | -     | -
            # a quiz handed in and not passed is not done
            1@1 2@1           | 1@1 2@1!        | 2 |  50 | 2     | 2
            """)
    void table(String steps, String done, Integer current, int percent, String toDo, Integer resume) {
        CourseProgress p = CourseProgress.of(steps(steps), done(done), BEGAN, current);
        assertThat(p.percent()).isEqualTo(percent);
        assertThat(p.toDo()).isEqualTo(toDo == null ? List.of() : numbers(toDo));
        assertThat(p.resume()).isEqualTo(resume);
        assertThat(p.nothingLeft()).isEqualTo(toDo == null);
    }

    @Test
    void whoBeginsAfterAMinorPublishDoesItsNewStep() {
        Step added = Step.text("New", "x").withId(2).changed(2, BEGAN);
        assertThat(CourseProgress.of(List.of(added), Map.of(), BEGAN, null).toDo())
                .containsExactly(2);
        assertThat(CourseProgress.of(List.of(added), Map.of(), BEGAN.minusSeconds(1), null)
                        .toDo())
                .isEmpty();
    }

    private static List<Step> steps(String text) {
        List<Step> steps = new ArrayList<>();
        for (String s : text.split(" ")) {
            String[] at = s.replaceAll("[?+]", "").split("@");
            Step step = new Step(
                    Integer.parseInt(at[0]),
                    Step.Kind.TEXT,
                    "Step",
                    "x",
                    null,
                    null,
                    List.of(),
                    null,
                    !s.endsWith("?"),
                    Integer.parseInt(at[1]),
                    s.endsWith("+") ? BEGAN.plusSeconds(60) : null);
            steps.add(step);
        }
        return steps;
    }

    private static Map<Integer, StepDone> done(String text) {
        Map<Integer, StepDone> done = new HashMap<>();
        for (String s : text == null ? new String[0] : text.split(" ")) {
            String[] at = s.replace("!", "").split("@");
            Instant when = s.endsWith("!") ? null : BEGAN;
            int id = Integer.parseInt(at[0]);
            done.put(id, new StepDone(id, Integer.parseInt(at[1]), when, List.of(), null, null, 1));
        }
        return done;
    }

    private static List<Integer> numbers(String s) {
        return Arrays.stream(s.split(" ")).map(Integer::valueOf).toList();
    }
}
