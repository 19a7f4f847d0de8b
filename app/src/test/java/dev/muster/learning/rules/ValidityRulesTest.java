package dev.muster.learning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026-11-22T09:00:00Z | Europe/London      | 12 | 2027-11-22
            2026-01-31T09:00:00Z | Europe/London      |  1 | 2026-02-28
            2028-02-29T09:00:00Z | Europe/London      | 12 | 2029-02-28
            2026-06-30T23:30:00Z | Europe/London      |  1 | 2026-08-01
            2026-06-30T23:30:00Z | America/New_York   |  1 | 2026-07-30
            2026-11-22T12:00:00Z | Pacific/Kiritimati |  3 | 2027-02-23
            2026-11-22T09:00:00Z | UTC                |  - | -
            """)
    void lastValidDay(Instant at, String zone, Integer months, LocalDate lastDay) {
        assertThat(Validity.lastDay(at, ZoneId.of(zone), months)).isEqualTo(lastDay);
    }
}
