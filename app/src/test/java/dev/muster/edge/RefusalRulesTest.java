package dev.muster.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A person reads why the database did not do it, and what to do. */
class RefusalRulesTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SQLException("lock timeout", "55P03"), "Somebody is changing the same things."),
                Arguments.of(
                        new SQLTransientConnectionException("pages - Connection is not available"),
                        "Muster has more to do than it can at the moment."),
                Arguments.of(new SQLException("refused", "08001"), "Muster can't reach its database at the moment."),
                Arguments.of(new SQLException("statement timeout", "57014"), "This took too long and was stopped."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void busyAwayAndTooLongAreToldApart(SQLException failure, String said) {
        assertThat(Refusal.of(new IllegalStateException(failure)))
                .returns(503, Refusal::status)
                .satisfies(r -> assertThat(r.detail()).startsWith(said));
    }
}
