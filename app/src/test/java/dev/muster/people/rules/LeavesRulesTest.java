package dev.muster.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class LeavesRulesTest {
    /** Away from 10 to 19 June: ten days, back on the 20th. */
    private static final Leaves JUNE = new Leaves(List.of(leave("2026-06-10", "2026-06-19")));

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, 2026-05-01, 2026-06-19, 2026-06-30, away: nothing moves yet",
        "2026-06-30, 2026-05-01, 2026-06-20, 2026-07-10, back: ten days later",
        "2026-06-12, 2026-05-01, 2026-06-20, 2026-06-22, due while away: as many days are left as on leaving",
        "2026-06-10, 2026-05-01, 2026-06-20, 2026-06-20, due on the first day away: on the return",
        "2026-06-09, 2026-05-01, 2026-06-20, 2026-06-09, due the day before: was late, and stays late",
        "2026-07-15, 2026-06-15, 2026-06-20, 2026-07-20, assigned while away: counts from the return",
        "2026-06-19, 2026-06-19, 2026-06-20, 2026-06-20, assigned on the last day away",
        "2026-07-15, 2026-06-20, 2026-06-20, 2026-07-15, assigned on the return: nothing to make up for",
        "2026-07-15, 2026-07-01, 2026-08-01, 2026-07-15, assigned later",
    })
    void whatALeaveMakesOfADueDate(LocalDate due, LocalDate set, LocalDate today, LocalDate expected, String why) {
        assertThat(JUNE.dueInForce(due, set, today)).as(why).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-14, 0, 2026-06-19, 2026-06-15, away: due the day after, nobody asks",
        "2026-06-14, 0, 2026-06-20, 2026-06-27, ran out while away: seven days from the return",
        "2026-06-19, 0, 2026-06-20, 2026-06-27, ran out on the last day away",
        "2026-06-20, 0, 2026-06-21, 2026-06-21, still valid on the return",
        "2026-06-09, 0, 2026-06-20, 2026-06-27, ran out on leaving",
        "2026-06-08, 0, 2026-06-20, 2026-06-09, was due before leaving: stays late",
        "2026-06-01, 20, 2026-06-20, 2026-06-27, was in its grace on leaving",
        "2026-06-14, 30, 2026-06-20, 2026-07-15, the grace is longer than the minimum days",
    })
    void whoComesBackExpiredHasTheMinimumDays(
            LocalDate lastDay, int grace, LocalDate today, LocalDate expected, String why) {
        assertThat(JUNE.renewalDue(lastDay, grace, 7, today)).as(why).isEqualTo(expected);
    }

    @Test
    void aSecondLeaveAddsToTheFirst() {
        Leaves two = JUNE.with(leave("2026-07-01", "2026-07-05"));
        LocalDate due = day("2026-06-25");
        assertThat(two.dueInForce(due, day("2026-05-01"), day("2026-06-30"))).isEqualTo("2026-07-05");
        assertThat(two.dueInForce(due, day("2026-05-01"), day("2026-07-06"))).isEqualTo("2026-07-10");
        Leaves soon = JUNE.with(leave("2026-06-25", "2026-07-05"));
        assertThat(soon.renewalDue(day("2026-06-14"), 0, 7, day("2026-06-24"))).isEqualTo("2026-06-27");
        assertThat(soon.renewalDue(day("2026-06-14"), 0, 7, day("2026-07-06"))).isEqualTo("2026-07-13");
    }

    @Test
    void oneThatOverlapsTakesThePlaceOfOthers() {
        Leaves two = JUNE.with(leave("2026-07-01", "2026-07-05"));
        assertThat(two.with(leave("2026-06-10", "2026-06-12")).all())
                .containsExactly(leave("2026-06-10", "2026-06-12"), leave("2026-07-01", "2026-07-05"));
        assertThat(two.with(leave("2026-06-19", null)).all()).containsExactly(leave("2026-06-19", null));
        assertThat(two.with(leave("2026-06-20", "2026-06-30")).all()).hasSize(3);
    }

    @Test
    void theyAreKeptAsTheLastOneAndTheOnesBefore() {
        Leaves three = JUNE.with(leave("2026-07-01", null)).with(leave("2026-01-01", "2026-01-02"));
        assertThat(Leaves.of(
                        three.earlier(),
                        three.last().orElseThrow().from(),
                        three.last().orElseThrow().until()))
                .isEqualTo(three);
        assertThat(Leaves.of(null, null, null)).isEqualTo(Leaves.NONE);
    }

    private static Leave leave(String from, @Nullable String until) {
        return new Leave(day(from), until == null ? null : day(until));
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
