package dev.muster.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.notification.rules.Milestones.Milestone;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MilestonesRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);

    /** The table of the calendar: offset is how many days after the due date, or last valid day, it is. */
    @ParameterizedTest
    @CsvSource({
        "DUE_SOON, -8,", "DUE_SOON, -7, 1", "DUE_SOON, -6,", "DUE_SOON, -3, 2", "DUE_SOON, -1, 3", "DUE_SOON, 0,",
        "DUE_SOON, 1,", "OVERDUE, 0,", "OVERDUE, 1, 1", "OVERDUE, 2,", "OVERDUE, 3, 2", "OVERDUE, 7, 3",
        "OVERDUE, 8,", "OVERDUE, 13,", "OVERDUE, 14, 4", "OVERDUE, 21, 5", "EXPIRING, -46,", "EXPIRING, -45, 1",
        "EXPIRING, -44,", "EXPIRING, -30, 2", "EXPIRING, -7, 3", "EXPIRING, -1, 4", "EXPIRING, 0,", "EXPIRING, 1,",
        "EXPIRED, 0,", "EXPIRED, 1, 1", "EXPIRED, 2,"
    })
    void whatIsToldOnTheDay(CalendarKind kind, int offset, Integer nth) {
        LocalDate today = DAY.plusDays(offset);
        assertThat(Milestones.of(kind, kind.standard(), 45, DAY, today, today))
                .isEqualTo(Optional.ofNullable(nth).map(n -> new Milestone(today, n)));
    }

    /** Looked at again only on the second day, after days on which nobody did. */
    @ParameterizedTest
    @CsvSource({
        "DUE_SOON, -9, -2, -3", "DUE_SOON, -9, 0, -1", "DUE_SOON, -9, 1,", "OVERDUE, 0, 6, 3", "OVERDUE, -20, 30, 28",
        "OVERDUE, 15, 20,", "EXPIRING, -60, -5, -7", "EXPIRING, -60, 1,", "EXPIRED, -100, 90, 1", "EXPIRED, 2, 90,"
    })
    void whatWasMissedIsMadeUpForOnceWithWhatHolds(CalendarKind kind, int from, int today, Integer told) {
        assertThat(Milestones.of(kind, kind.standard(), 45, DAY, DAY.plusDays(from), DAY.plusDays(today))
                        .map(Milestone::day))
                .isEqualTo(Optional.ofNullable(told).map(DAY::plusDays));
    }

    @Test
    void theManagerIsToldFromTheSecondOn() {
        Timing t = CalendarKind.OVERDUE.standard();
        assertThat(List.of(t.reachesManager(1), t.reachesManager(2), t.reachesManager(9)))
                .containsExactly(false, true, true);
        assertThat(CalendarKind.EXPIRED.standard().reachesManager(1)).isTrue();
        assertThat(CalendarKind.DUE_SOON.standard().reachesManager(3)).isFalse();
    }

    @Test
    void bothWaysRoundSayTheSame() {
        Random dice = new Random(14);
        for (int i = 0; i < 3_000; i++) {
            CalendarKind kind = CalendarKind.values()[dice.nextInt(4)];
            Timing timing = new Timing(
                    dice.ints(dice.nextInt(5), 1, 40).boxed().toList(),
                    dice.nextInt(4) * 5,
                    dice.nextBoolean(),
                    dice.nextInt(3));
            int window = dice.nextInt(60);
            LocalDate today = DAY.plusDays(dice.nextInt(800));
            LocalDate from = today.minusDays(dice.nextInt(40));
            Map<LocalDate, Milestone> found = Milestones.countedFrom(kind, timing, window, from, today);
            for (LocalDate d = today.minusDays(1_200); d.isBefore(today.plusDays(70)); d = d.plusDays(1)) {
                assertThat(Optional.ofNullable(found.get(d)))
                        .as("%s %s window %d, from %s to %s, counted from %s", kind, timing, window, from, today, d)
                        .isEqualTo(Milestones.of(kind, timing, window, d, from, today));
            }
        }
    }

    @Test
    void whoWasGivenItThatDayWasToldSo() {
        assertThat(Milestones.isNews(CalendarKind.DUE_SOON, DAY, DAY)).isFalse();
        assertThat(Milestones.isNews(CalendarKind.DUE_SOON, DAY, DAY.minusDays(1)))
                .isTrue();
        assertThat(Milestones.isNews(CalendarKind.EXPIRING, DAY, DAY.plusDays(9)))
                .isTrue();
    }

    @Test
    void hoursAndDays() {
        TellingHours week = new TellingHours(8, 18, false, DayOfWeek.MONDAY, 9);
        assertThat(week.isOpen(LocalDateTime.of(2026, 12, 10, 7, 59))).isFalse();
        assertThat(week.isOpen(LocalDateTime.of(2026, 12, 10, 8, 0))).isTrue();
        assertThat(week.isOpen(LocalDateTime.of(2026, 12, 10, 17, 59))).isTrue();
        assertThat(week.isOpen(LocalDateTime.of(2026, 12, 10, 18, 0))).isFalse();
        assertThat(week.isOpen(LocalDateTime.of(2026, 12, 12, 12, 0))).isFalse();
        assertThat(week.firstSince(LocalDate.of(2026, 12, 14))).isEqualTo(LocalDate.of(2026, 12, 12));
        assertThat(TellingHours.DEFAULTS.firstSince(LocalDate.of(2026, 12, 14))).isEqualTo(LocalDate.of(2026, 12, 14));
        assertThat(week.isSummaryTime(LocalDateTime.of(2026, 12, 14, 8, 30))).isFalse();
        assertThat(week.isSummaryTime(LocalDateTime.of(2026, 12, 14, 9, 0))).isTrue();
        assertThat(week.isSummaryTime(LocalDateTime.of(2026, 12, 16, 8, 0)))
                .as("made up for")
                .isTrue();
        assertThat(week.isSummaryTime(LocalDateTime.of(2026, 12, 17, 12, 0)))
                .as("not any more")
                .isFalse();
    }
}
