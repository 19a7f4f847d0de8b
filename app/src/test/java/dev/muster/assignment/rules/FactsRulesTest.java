package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an assignment shows of what its person has done. */
class FactsRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # progress | completed  | last valid day | reassigned | shown
                   |            |                |            | NOT_STARTED 0
        0          |            |                |            | IN_PROGRESS 0
        40         |            |                |            | IN_PROGRESS 40
                   | 2026-05-01 |                |            | COMPLETED 100
                   | 2026-05-01 | 2027-05-01     |            | COMPLETED 100
                   | 2025-05-01 | 2026-05-01     |            | COMPLETED 100
        # a retake under way stands beside the completion: Status shows it once that has run out
        40         | 2025-12-01 | 2026-12-01     |            | COMPLETED 100
        40         | 2025-05-01 | 2026-05-01     |            | COMPLETED 100
        # completions before a reassignment give no credit
                   | 2026-05-01 |                | 2026-06-01 | NOT_STARTED 0
        40         | 2026-05-01 |                | 2026-06-01 | IN_PROGRESS 40
                   | 2026-07-01 |                | 2026-06-01 | COMPLETED 100
        """)
    void shown(
            @Nullable Integer progress,
            @Nullable LocalDate completed,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate reassigned,
            String shown) {
        Facts facts = new Facts(
                Optional.ofNullable(progress).map(p -> new Facts.Open(Instant.EPOCH, p)),
                Optional.ofNullable(completed).map(d -> new Facts.Done(at(d), 1, 90, lastDay, null)));
        Facts.Shown s = facts.shown(reassigned == null ? null : at(reassigned));
        assertThat(s.state() + " " + s.progress()).isEqualTo(shown);
        assertThat(s.renewal())
                .as("a retake begun early is remembered beside the completion")
                .isEqualTo(s.state() == State.COMPLETED ? progress : null);
    }

    private static Instant at(LocalDate day) {
        return Instant.parse(day + "T12:00:00Z");
    }
}
