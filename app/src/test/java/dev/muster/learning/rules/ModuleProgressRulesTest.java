package dev.muster.learning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.learning.LearningFacts.Completed;
import dev.muster.learning.LearningFacts.Fact;
import dev.muster.learning.LearningFacts.Open;
import dev.muster.learning.ModuleProgress;
import dev.muster.learning.Part;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A module's progress and what is taken again, from how its courses stand. */
class ModuleProgressRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant THEN = Instant.parse("2026-10-01T09:00:00Z");

    /** {@code -} not begun, {@code 40} under way, {@code done}, {@code to 2026-11-21} done and valid so long; {@code ?} before: not needed. */
    private static List<Part> parts(String words) {
        List<Part> parts = new ArrayList<>();
        for (String word : words.split(" / ")) {
            boolean needed = !word.startsWith("?");
            String w = needed ? word : word.substring(1);
            Fact fact =
                    switch (w.split(" ")[0]) {
                        case "-" -> Fact.NONE;
                        case "done" -> done(null);
                        case "to" -> done(LocalDate.parse(w.substring(3)));
                        default -> new Fact(new Open(THEN, Integer.parseInt(w)), null);
                    };
            int id = parts.size() + 1;
            parts.add(new Part(new ContentRef(id, ContentRef.Kind.COURSE, "Course " + id), 1, needed, fact));
        }
        return parts;
    }

    private static Fact done(@Nullable LocalDate validTo) {
        return new Fact(null, new Completed(1, THEN, 80, 1, validTo, null));
    }

    @ParameterizedTest(name = "{0}: {1} %, to do {2}, nothing left {3}")
    @CsvSource({
        "- / -,                          0,   '1,2', false",
        "done / -,                       50,  '2',   false",
        "done / 50 / -,                  50,  '2,3', false",
        "done / done,                    100, '',    true",
        "done / 33 / -,                  44,  '2,3', false",
        "to 2026-11-22 / done,           100, '',    true",
        "to 2026-11-21 / done,           50,  '1',   false",
        "done / ?-,                      100, '',    true",
        "- / ?-,                         0,   '1',   false",
    })
    void theMeanOverTheNeededCourses(String courses, int percent, String toDo, boolean nothingLeft) {
        ModuleProgress p = ModuleProgress.of(parts(courses), TODAY);
        assertThat(p.percent()).isEqualTo(percent);
        assertThat(String.join(",", p.toDo().stream().map(String::valueOf).toList()))
                .isEqualTo(toDo);
        assertThat(p.nothingLeft()).isEqualTo(nothingLeft);
    }

    @ParameterizedTest(name = "{0}: begun {1}")
    @CsvSource({
        "- / -,                          false",
        "0 / -,                          true",
        "done / -,                       true",
        // what was begun stays begun when it runs out: status needs no job
        "to 2026-11-21 / -,              true",
    })
    void begunWhateverTheDay(String courses, boolean begun) {
        assertThat(ModuleProgress.of(parts(courses), TODAY).begun()).isEqualTo(begun);
    }

    @ParameterizedTest(name = "{0}, own last day {1}, looking to {2}: again {3}")
    @CsvSource({
        // a course ran out: that one
        "to 2026-11-01 / done,           2027-10-01, 2026-11-21, '1'",
        // the module's own validity ran out: all
        "done / done,                    2026-11-01, 2026-11-21, '1,2'",
        "to 2026-11-01 / done,           2026-11-01, 2026-11-21, '1,2'",
        // early, within the window
        "to 2026-12-01 / to 2027-03-01,  ,           2026-12-22, '1'",
        "done / done,                    2026-12-01, 2026-12-22, '1,2'",
        // taken again though nothing runs out: all
        "done / done,                    ,           2026-12-22, '1,2'",
    })
    void whatIsTakenAgain(String courses, @Nullable LocalDate own, LocalDate by, String again) {
        assertThat(Renewing.again(parts(courses), own, by))
                .extracting(String::valueOf)
                .containsExactly(again.split(","));
    }
}
