package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # losing | of     | confirmed | stops
        10       | 10     | 0         | no
        11       | 11     | 0         | yes
        11       | 109    | 0         | yes
        11       | 110    | 0         | no
        51       | 300    | 0         | yes
        51       | 300    | 50        | yes
        51       | 300    | 51        | no
        51       | 300    | 99        | no
        1000     | 100000 | 0         | no
        1001     | 100000 | 0         | yes
        1001     | 100000 | 1001      | no
        0        | 0      | 0         | no
        """)
    void moreThanTenAndMoreThanATenthOrMoreThanAThousand(int losing, int of, int confirmed, String stops) {
        assertThat(Brake.stops(losing, of, confirmed)).isEqualTo(stops.equals("yes"));
    }
}
