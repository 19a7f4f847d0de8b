package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What learners decide themselves. Sources: 0 Individual, -1 Self-enrolled, 7 a rule. */
class EnrollingRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # assigned | visible | active | answer
        yes        | yes     | yes    | ASSIGNED
        yes        | no      | yes    | ASSIGNED
        no         | yes     | yes    | ENROL
        no         | no      | yes    | NOT_THERE
        yes        | yes     | no     | NOT_THERE
        no         | yes     | no     | NOT_THERE
        """)
    void begin(String assigned, String visible, String active, Enrolling.Begin answer) {
        assertThat(Enrolling.begin(assigned.equals("yes"), visible.equals("yes"), active.equals("yes")))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # status    | sources | answer
        NOT_STARTED | -1      | STOPPED
        IN_PROGRESS | -1      | STOPPED
        COMPLETED   | -1      | IS_THE_RECORD
        EXPIRED     | -1      | IS_THE_RECORD
        COMPLETED   |         | IS_THE_RECORD
        IN_PROGRESS | -1 0    | REQUIRED
        IN_PROGRESS | -1 7    | REQUIRED
        NOT_STARTED | 7       | REQUIRED
        """)
    void stop(Status status, @Nullable String sources, Enrolling.Stop answer) {
        List<Integer> numbers = sources == null
                ? List.of()
                : Arrays.stream(sources.split(" ")).map(Integer::valueOf).toList();
        assertThat(Enrolling.stop(status, numbers)).isEqualTo(answer);
        assertThat(Enrolling.refusal(answer) == null).isEqualTo(answer == Enrolling.Stop.STOPPED);
    }
}
