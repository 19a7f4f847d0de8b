package dev.muster.access.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.rules.SlowDown.Failures;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowDownRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # failures, seconds to wait just after the last one
            0,   0
            4,   0
            5,   2
            6,   4
            7,   8
            11,  128
            13,  300
            500, 300
            """)
    void waitsLongerAfterEachFailure(int failures, long seconds) {
        assertThat(SlowDown.ACCOUNT.wait(new Failures(failures, NOW), NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theWaitRunsDownAndIsForgotten() {
        Failures seven = new Failures(7, NOW);
        assertThat(SlowDown.ACCOUNT.wait(seven, NOW.plusSeconds(3))).isEqualTo(Duration.ofSeconds(5));
        assertThat(SlowDown.ACCOUNT.wait(seven, NOW.plusSeconds(9))).isZero();
        assertThat(SlowDown.ACCOUNT.isForgotten(seven, NOW.plusSeconds(20 * 60 + 1)))
                .isTrue();
    }
}
