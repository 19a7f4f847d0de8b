package dev.muster.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffRulesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        1,  5,    5
        2,  10,   10
        3,  20,   10
        8,  640,  10
        11, 3600, 10
        99, 3600, 10
        """)
    void twiceAsLongEachTime(int tries, int seconds, int secondsWhenTheServerIsDown) {
        assertThat(Backoff.after(tries, false)).hasSeconds(seconds);
        assertThat(Backoff.after(tries, true)).hasSeconds(secondsWhenTheServerIsDown);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-04T09:00:00Z,false", "2026-12-04T09:00:01Z,true"})
    void forThreeDays(Instant now, boolean over) {
        assertThat(Backoff.isOver(Instant.parse("2026-12-01T09:00:00Z"), now)).isEqualTo(over);
    }
}
