package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.Reassigning.Ask;
import dev.muster.assignment.rules.Reassigning.Retake;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reassigning does in each state, by itself and along with assigning. Sources: 0 Individual, -1 Self-enrolled, 7 a group. */
class ReassigningRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # status    | sources | asked                  | answer             | Individual source written
                    |         | whole                  | NOT_ASSIGNED       | no
                    |         | partial, all           | NOT_ASSIGNED       | no
        NOT_STARTED | 0       | whole                  | not impacted       | no
        NOT_STARTED | 7       | partial, all           | not impacted       | no
        NOT_STARTED | -1      | partial, selected      | not impacted       | no
        IN_PROGRESS | 0       | whole                  | WHOLE              | no
        IN_PROGRESS | 7       | partial, all           | SELECTED_UNDER_WAY | no
        IN_PROGRESS | 7       | partial, selected      | SELECTED_UNDER_WAY | no
        IN_PROGRESS | -1      | whole                  | WHOLE              | yes
        COMPLETED   | 0       | whole                  | WHOLE              | no
        COMPLETED   | 7       | partial, all           | WHOLE              | no
        COMPLETED   | 7       | partial, selected      | SELECTED_COMPLETED | no
        COMPLETED   |         | whole                  | WHOLE              | yes
        EXPIRED     | 0       | whole                  | WHOLE              | no
        EXPIRED     | 0       | partial, all           | WHOLE              | no
        EXPIRED     | 0       | partial, selected      | SELECTED_COMPLETED | no
        EXPIRED     |         | whole                  | WHOLE              | yes
        """)
    void reassigning(@Nullable Status status, @Nullable String sources, String asked, String answer, String written) {
        Assigning.Decision d = Reassigning.decide(situation("active", true, true, status, sources), ask(asked));
        assertThat(print(d)).isEqualTo(answer);
        assertThat(Assigning.writes(d)).isEqualTo(written.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # status    | sources | asked             | answer             | Individual source written
                    |         | whole             | new                | yes
                    |         | partial, selected | new                | yes
        NOT_STARTED | -1      | whole             | new                | yes
        IN_PROGRESS | -1      | whole             | new                | yes
        NOT_STARTED | 7       | whole             | not impacted       | yes
        NOT_STARTED | 0       | whole             | not impacted       | no
        IN_PROGRESS | 7       | whole             | WHOLE              | yes
        IN_PROGRESS | 0       | whole             | WHOLE              | no
        IN_PROGRESS | 7       | partial, all      | SELECTED_UNDER_WAY | yes
        COMPLETED   | 7       | whole             | WHOLE              | yes
        COMPLETED   | 0       | whole             | WHOLE              | no
        COMPLETED   |         | whole             | WHOLE              | yes
        COMPLETED   | 0       | partial, all      | WHOLE              | no
        COMPLETED   | 0       | partial, selected | SELECTED_COMPLETED | no
        EXPIRED     | 7       | whole             | not impacted       | yes
        EXPIRED     | 0       | partial, selected | not impacted       | no
        """)
    void assigningToThoseWhoHaveItToo(
            @Nullable Status status, @Nullable String sources, String asked, String answer, String written) {
        Assigning.Decision d = Reassigning.alsoExisting(situation("active", true, true, status, sources), ask(asked));
        assertThat(print(d)).isEqualTo(answer);
        assertThat(Assigning.writes(d)).isEqualTo(written.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # person    | content active | permitted | answer
        deactivated | yes            | yes       | DEACTIVATED
        active      | no             | yes       | NOT_ACTIVE
        active      | yes            | no        | NOT_PERMITTED
        exempt      | yes            | yes       | EXEMPT
        """)
    void whoIsPassedOver(String person, String content, String permitted, String answer) {
        for (Status status : Status.values()) {
            Situation s = situation(person, content.equals("yes"), permitted.equals("yes"), status, "0");
            assertThat(print(Reassigning.decide(s, Ask.WHOLE))).isEqualTo(answer);
            assertThat(print(Reassigning.alsoExisting(s, Ask.WHOLE))).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # status    | chosen | due        | old one expires | counted before until | counts until
        COMPLETED   | yes    | 2026-12-24 |                 |                      | 2026-12-24
        COMPLETED   | yes    | 2026-12-24 | 2026-12-10      |                      | 2026-12-10
        COMPLETED   | yes    | 2026-12-24 | 2027-12-10      |                      | 2026-12-24
        COMPLETED   | yes    |            | 2027-12-10      |                      |
        COMPLETED   | no     | 2026-12-24 |                 |                      |
        EXPIRED     | yes    | 2026-12-24 | 2026-11-10      |                      |
        IN_PROGRESS | yes    | 2026-12-24 |                 |                      |
        IN_PROGRESS | yes    | 2026-12-24 |                 | 2026-12-01           | 2026-12-01
        IN_PROGRESS | no     | 2026-12-24 |                 | 2026-12-01           |
        """)
    void untilWhenTheOldCompletionCounts(
            Status status,
            String chosen,
            @Nullable LocalDate due,
            @Nullable LocalDate expires,
            @Nullable LocalDate before,
            @Nullable LocalDate until) {
        assertThat(Reassigning.countsUntil(status, chosen.equals("yes"), due, expires, before))
                .isEqualTo(until);
    }

    private static Ask ask(String asked) {
        return new Ask(asked.startsWith("partial"), asked.endsWith("selected") ? Retake.SELECTED : Retake.ALL);
    }

    private static String print(Assigning.Decision d) {
        return switch (d) {
            case Assigning.Assign _ -> "new";
            case Assigning.AddSource _ -> "not impacted";
            case Assigning.Reassign r -> r.reset().name();
            case Assigning.Skipped s -> s.reason().name();
        };
    }

    private static Situation situation(
            String person, boolean active, boolean permitted, @Nullable Status status, @Nullable String sources) {
        List<Situation.Held> held = sources == null
                ? List.of()
                : Arrays.stream(sources.split(" "))
                        .map(Integer::valueOf)
                        .map(n -> new Situation.Held(n, SourceKind.of(n, "GROUP"), false))
                        .toList();
        return new Situation(
                !person.equals("deactivated"), active, permitted, person.equals("exempt"), status, held, 40, null);
    }
}
