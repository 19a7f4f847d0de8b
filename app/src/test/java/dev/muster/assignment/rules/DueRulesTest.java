package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.DueRule;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due dates and statuses: nobody is overdue on day one. */
class DueRulesTest {
    private static final int MINIMUM = 7;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # rule        | today      | hired      | due        | lifted
        assigned+14   | 2026-11-22 |            | 2026-12-06 | no
        assigned+0    | 2026-11-22 |            | 2026-11-22 | no
        assigned+14   | 2026-02-20 |            | 2026-03-06 | no
        hired+30/7    | 2026-11-22 | 2026-11-20 | 2026-12-20 | no
        hired+30/7    | 2026-11-22 | 2020-01-01 | 2026-11-29 | no
        hired+30/0    | 2026-11-22 | 2026-10-23 | 2026-11-22 | no
        hired+30/7    | 2026-11-22 |            | 2026-12-22 | no
        hired+30/7    | 2026-11-22 | 2027-01-01 | 2027-01-31 | no
        hired+30/0    | 2026-11-22 | 2019-03-01 | 2026-11-22 | no
        hired+30/min  | 2026-11-22 | 2019-03-01 | 2026-11-29 | yes
        hired+30/min  | 2026-11-22 | 2026-10-24 | 2026-11-29 | no
        hired+30/min  | 2026-11-22 | 2026-10-23 | 2026-11-29 | no
        hired+30/min  | 2026-11-22 | 2026-10-22 | 2026-11-29 | yes
        hired+30/min  | 2026-11-22 |            | 2026-12-22 | no
        on 2026-12-31 | 2026-11-22 |            | 2026-12-31 | no
        on 2026-11-22 | 2026-11-22 |            | 2026-11-22 | no
        on 2026-11-21 | 2026-11-22 |            | 2026-11-29 | yes
        on 2020-01-01 | 2026-11-22 | 2019-01-01 | 2026-11-29 | yes
        """)
    void whenItIsDue(String rule, LocalDate today, @Nullable LocalDate hired, LocalDate due, String lifted) {
        Due d = Objects.requireNonNull(Due.of(rule(rule), today, hired, MINIMUM));
        assertThat(d).isEqualTo(new Due(due, lifted.equals("yes")));
        assertThat(d.on()).as("nobody is overdue on day one").isAfterOrEqualTo(today);
    }

    @Test
    void aRuleCanSayNever() {
        assertThat(Due.of(new DueRule.NoDate(), LocalDate.of(2026, 11, 22), null, MINIMUM))
                .isNull();
    }

    private static DueRule rule(String text) {
        if (text.startsWith("on ")) {
            return new DueRule.On(LocalDate.parse(text.substring(3)));
        }
        String[] n = text.substring(text.indexOf('+') + 1).split("/");
        return text.startsWith("assigned")
                ? new DueRule.AfterAssignment(Integer.parseInt(n[0]))
                : new DueRule.AfterHire(Integer.parseInt(n[0]), n[1].equals("min") ? null : Integer.valueOf(n[1]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # facts     | retake begun | last valid day | today      | status
        NOT_STARTED | no           |                | 2026-11-22 | NOT_STARTED
        IN_PROGRESS | no           |                | 2026-11-22 | IN_PROGRESS
        COMPLETED   | no           |                | 2036-11-22 | COMPLETED
        COMPLETED   | no           | 2026-11-22     | 2026-11-21 | COMPLETED
        COMPLETED   | no           | 2026-11-22     | 2026-11-22 | COMPLETED
        COMPLETED   | no           | 2026-11-22     | 2026-11-23 | EXPIRED
        # a renewal begun before the last day shows Completed until then, In Progress after
        COMPLETED   | yes          | 2026-11-22     | 2026-11-22 | COMPLETED
        COMPLETED   | yes          | 2026-11-22     | 2026-11-23 | IN_PROGRESS
        """)
    void theStatusOnADay(State facts, String retakeBegun, @Nullable LocalDate lastDay, LocalDate today, Status status) {
        assertThat(Status.of(facts, retakeBegun.equals("yes"), lastDay, today)).isEqualTo(status);
    }
}
