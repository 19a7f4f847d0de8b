package dev.muster.assignment.rules;

import static dev.muster.assignment.rules.AppliesTo.FUTURE;
import static dev.muster.assignment.rules.AppliesTo.FUTURE_AND_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.LeavingOut.Life;
import dev.muster.assignment.rules.LeavingOut.Step;
import dev.muster.assignment.rules.Window.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/rules.md 4 on automations, as tables: when they are in effect, and whom a change of one leaves out as existing. */
class AutomationRulesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # enabled, frozen, starts in hours, ends in hours, in effect, state
            true,  false,  -,  -, true,  ON
            true,  false,  0,  -, true,  ON
            true,  false, -1,  1, true,  ON
            true,  false,  1,  -, false, STARTS
            true,  false,  1,  2, false, STARTS
            true,  false,  -,  0, false, ENDED
            true,  false, -2, -1, false, ENDED
            true,  true,   -,  -, true,  FROZEN
            true,  true,  -2, -1, false, ENDED
            false, false,  -,  -, false, OFF
            false, false, -2, -1, false, OFF
            false, true,   -,  -, false, OFF
            """)
    void aWindowHoldsFromItsStartToBeforeItsEnd(
            boolean enabled,
            boolean frozen,
            @Nullable Integer starts,
            @Nullable Integer ends,
            boolean inEffect,
            State state) {
        Window w = new Window(at(starts), at(ends));
        assertThat(enabled && w.holds(NOON)).isEqualTo(inEffect);
        assertThat(w.state(enabled, frozen, NOON)).isEqualTo(state);
    }

    private static @Nullable Instant at(@Nullable Integer hours) {
        return hours == null ? null : NOON.plusSeconds(hours * 3600L);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # before: in effect, applies to; after: in effect, applies to; same audience; whom it leaves out
            -,     -,                   true,  FUTURE,              false, ALL_WHO_MATCH
            -,     -,                   true,  FUTURE_AND_EXISTING, false, EMPTIES
            -,     -,                   false, FUTURE,              false, EMPTIES
            false, FUTURE,              true,  FUTURE,              true,  ALL_WHO_MATCH
            false, FUTURE_AND_EXISTING, true,  FUTURE,              true,  ALL_WHO_MATCH
            false, FUTURE,              true,  FUTURE_AND_EXISTING, true,  EMPTIES
            true,  FUTURE,              true,  FUTURE,              true,  STAYS
            true,  FUTURE,              true,  FUTURE,              false, WHO_NEWLY_MATCH
            true,  FUTURE_AND_EXISTING, true,  FUTURE,              true,  STAYS
            true,  FUTURE_AND_EXISTING, true,  FUTURE,              false, WHO_NEWLY_MATCH
            true,  FUTURE,              true,  FUTURE_AND_EXISTING, true,  EMPTIES
            true,  FUTURE,              true,  FUTURE_AND_EXISTING, false, EMPTIES
            true,  FUTURE_AND_EXISTING, true,  FUTURE_AND_EXISTING, false, EMPTIES
            true,  FUTURE,              false, FUTURE,              true,  EMPTIES
            true,  FUTURE,              false, FUTURE,              false, EMPTIES
            """)
    void whomAChangeLeavesOut(
            @Nullable Boolean was,
            @Nullable AppliesTo appliedTo,
            boolean is,
            AppliesTo appliesTo,
            boolean sameAudience,
            Step step) {
        Life before = was == null || appliedTo == null ? null : new Life(was, appliedTo);
        assertThat(LeavingOut.on(before, new Life(is, appliesTo), sameAudience)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"FUTURE", "FUTURE_AND_EXISTING"})
    void offItLeavesNobodyOut(AppliesTo to) {
        assertThat(LeavingOut.on(new Life(true, FUTURE), new Life(false, to), true))
                .isEqualTo(Step.EMPTIES);
        assertThat(LeavingOut.on(new Life(false, FUTURE_AND_EXISTING), new Life(false, to), true))
                .isEqualTo(Step.EMPTIES);
    }
}
