package dev.muster.assignment.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLState;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Only what fails again for as long as it is as it is may be frozen. */
class FaultOfOneRulesTest {
    private static final Set<String> OF_DATA = Set.of("20", "21", "22", "23", "44", "54", "P0", "XX");

    /** Locks, limits, connections, shutdown, memory, disk, and what a moving schema or a copy that only reads says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08004", "08006", "08007", "08P01", "25000", "25006", "25P02", "25P03",
                        "25P04",
                "26000", "28000", "28P01", "34000", "3D000", "40000", "40001", "40002", "40003", "40P01", "42501",
                        "42703",
                "42P01", "0A000", "53000", "53100", "53200", "53300", "53400", "55000", "55006", "55P02", "55P03",
                        "55P04",
                "57000", "57014", "57P01", "57P02", "57P03", "57P04", "57P05", "58000", "58030", "58P01", "58P02",
                        "72000"
            })
    void whatPassesNever(String state) {
        assertThat(isFaultOfOne(new SQLException("no", state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"22003", "22007", "22008", "22012", "22023", "22P02", "21000", "23502", "23514", "54001", "P0001"
            })
    void whatLasts(String state) {
        assertThat(isFaultOfOne(new SQLException("no", state))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(PSQLState.class)
    void ofAllThatTheDriverKnows(PSQLState state) {
        String code = state.getState();
        boolean ofData = code.length() == 5 && OF_DATA.contains(code.substring(0, 2));
        assertThat(isFaultOfOne(new SQLException("no", code))).isEqualTo(ofData);
    }

    @Test
    void whatTheNodeLacks() {
        assertThat(isFaultOfOne(new SQLException("HikariDataSource (main) has been closed.")))
                .isFalse();
        assertThat(isFaultOfOne(new SQLTransientConnectionException("Connection is not available")))
                .isFalse();
        assertThat(isFaultOfOne(new SQLException("Connection is closed"))).isFalse();
        assertThat(isFaultOfOne(new OutOfMemoryError("Java heap space"))).isFalse();
        assertThat(isFaultOfOne(new StackOverflowError())).isFalse();
        assertThat(isFaultOfOne(new InterruptedException())).isFalse();
        assertThat(isFaultOfOne(new IOException("Broken pipe"))).isFalse();
        assertThat(FaultOfOne.is(new CannotCreateTransactionException("no"))).isFalse();
        assertThat(FaultOfOne.is(new QueryTimeoutException("no"))).isFalse();
        assertThat(FaultOfOne.is(new TransientDataAccessResourceException("no")))
                .isFalse();
        assertThat(FaultOfOne.is(new Engine.Overtaken())).isFalse();
    }

    @Test
    void whatTheProgramItselfCanNotWorkOut() {
        assertThat(FaultOfOne.is(new java.time.DateTimeException("Mars/Olympus")))
                .isTrue();
        assertThat(FaultOfOne.is(new ArithmeticException("/ by zero"))).isTrue();
    }

    private static boolean isFaultOfOne(Throwable failure) {
        return FaultOfOne.is(new IllegalStateException("while it worked", failure));
    }
}
