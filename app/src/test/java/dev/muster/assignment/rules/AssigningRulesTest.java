package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What assigning by hand does in each state, and what may be removed. Sources: 0 Individual, -1 Self-enrolled, 7 and 8 rules. */
class AssigningRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # person    | content  | permitted | status      | sources | decision        | Individual source written
        active      | active   | yes       |             |         | ASSIGN          | yes
        active      | active   | yes       | NOT_STARTED | -1      | ASSIGN          | yes
        active      | active   | yes       | IN_PROGRESS | -1      | ASSIGN          | yes
        active      | active   | yes       | NOT_STARTED | 7       | HAS NOT_STARTED | yes
        active      | active   | yes       | NOT_STARTED | 0       | HAS NOT_STARTED | no
        active      | active   | yes       | NOT_STARTED | 0 7     | HAS NOT_STARTED | no
        active      | active   | yes       | IN_PROGRESS | 7 8     | HAS IN_PROGRESS | yes
        active      | active   | yes       | COMPLETED   | 7       | HAS COMPLETED   | yes
        active      | active   | yes       | COMPLETED   |         | HAS COMPLETED   | yes
        active      | active   | yes       | COMPLETED   | -1      | HAS COMPLETED   | yes
        active      | active   | yes       | EXPIRED     | 0       | HAS EXPIRED     | no
        active      | active   | yes       | EXPIRED     |         | HAS EXPIRED     | yes
        deactivated | active   | yes       |             |         | DEACTIVATED     | no
        deactivated | active   | yes       | IN_PROGRESS | 7       | DEACTIVATED     | no
        active      | archived | yes       |             |         | NOT_ACTIVE      | no
        active      | active   | no        |             |         | NOT_PERMITTED   | no
        deactivated | archived | no        |             |         | DEACTIVATED     | no
        exempt      | active   | yes       |             |         | EXEMPT          | no
        exempt      | active   | yes       | IN_PROGRESS | -1      | EXEMPT          | no
        exempt      | active   | no        |             |         | NOT_PERMITTED   | no
        """)
    void byHand(
            String person,
            String content,
            String permitted,
            @Nullable Status status,
            @Nullable String sources,
            String decision,
            String written) {
        Assigning.Decision d = Assigning.decide(situation(person, content, permitted.equals("yes"), status, sources));
        assertThat(print(d)).isEqualTo(decision);
        assertThat(Assigning.writes(d)).isEqualTo(written.equals("yes"));
    }

    private static String print(Assigning.Decision d) {
        return switch (d) {
            case Assigning.Assign _ -> "ASSIGN";
            case Assigning.AddSource a -> "HAS " + a.status();
            case Assigning.Reassign r -> "AGAIN " + r.status();
            case Assigning.Skipped s -> s.reason().name();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # status    | sources  | answer         | stays | gone    | with an exemption
                    |          | NOT_ASSIGNED   |       |         |
        NOT_STARTED | 0        | REMOVE         |       | 0       |
        NOT_STARTED | -1       | REMOVE         |       | -1      |
        IN_PROGRESS | 0        | REMOVE         |       | 0       |
        NOT_STARTED | 0 7      | REMOVE         | 7     | 0       |
        IN_PROGRESS | -1 0 7 8 | REMOVE         | 7 8   | -1 0    |
        NOT_STARTED | 5        | REMOVE         |       | 5       | 5
        IN_PROGRESS | 6        | REMOVE         |       | 6       | 6
        NOT_STARTED | 0 5 6 7 9| REMOVE         | 7 9   | 0 5 6   | 5 6
        NOT_STARTED | 7k       | REMOVE         |       | 7       |
        NOT_STARTED | 6k 7     | REMOVE         | 7     | 6       |
        NOT_STARTED | 7        | HELD_BY_RULES  | 7     |         |
        NOT_STARTED | 9        | HELD_BY_RULES  | 9     |         |
        IN_PROGRESS | -1 7     | HELD_BY_RULES  | 7     |         |
        IN_PROGRESS | 7 8 9    | HELD_BY_RULES  | 7 8 9 |         |
        COMPLETED   | 0        | IS_THE_RECORD  |       |         |
        COMPLETED   | 0 7      | IS_THE_RECORD  | 7     |         |
        EXPIRED     |          | IS_THE_RECORD  |       |         |
        """)
    void removing(
            @Nullable Status status,
            @Nullable String sources,
            String answer,
            @Nullable String named,
            @Nullable String gone,
            @Nullable String exempt) {
        Removing.Decision d = Removing.decide(situation("active", "active", true, status, sources));
        switch (d) {
            case Removing.Remove r -> {
                assertThat(answer).isEqualTo("REMOVE");
                assertThat(r.remaining()).isEqualTo(numbers(named));
                assertThat(r.gone()).isEqualTo(numbers(gone));
                assertThat(r.exempt()).isEqualTo(numbers(exempt));
            }
            case Removing.Refuse r -> {
                assertThat(r.reason().name()).isEqualTo(answer);
                assertThat(r.holders()).isEqualTo(numbers(named));
            }
        }
    }

    private static Situation situation(
            String person, String content, boolean permitted, @Nullable Status status, @Nullable String sources) {
        return new Situation(
                !person.equals("deactivated"),
                content.equals("active"),
                permitted,
                person.equals("exempt"),
                status,
                held(sources),
                status == Status.IN_PROGRESS ? 40 : 0,
                null);
    }

    /** 5: an automation, 6: for new starters, 7 and 8: groups, 9: mandatory; with k: kept. */
    private static List<Situation.Held> held(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.strip().split(" +"))
                        .map(t -> {
                            int n = Integer.parseInt(t.replace("k", ""));
                            return new Situation.Held(n, kind(n), t.endsWith("k"));
                        })
                        .toList();
    }

    private static SourceKind kind(int n) {
        return switch (n) {
            case 5 -> SourceKind.AUTOMATION;
            case 6 -> SourceKind.NEW_STARTER;
            case 9 -> SourceKind.MANDATORY;
            default -> SourceKind.of(n, "GROUP");
        };
    }

    private static List<Integer> numbers(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.strip().split(" +")).map(Integer::valueOf).toList();
    }
}
