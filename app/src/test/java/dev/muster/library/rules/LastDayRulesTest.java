package dev.muster.library.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastDayRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026-11-22T09:00:00Z | Europe/London      | 12 | 2027-11-22
            2026-01-31T09:00:00Z | Europe/London      |  1 | 2026-02-28
            2028-02-29T09:00:00Z | Europe/London      | 12 | 2029-02-28
            2028-02-29T09:00:00Z | Europe/London      | 48 | 2032-02-29
            2027-02-28T09:00:00Z | Europe/London      | 12 | 2028-02-28
            2026-06-30T23:30:00Z | Europe/London      |  1 | 2026-08-01
            2026-06-30T23:30:00Z | America/New_York   |  1 | 2026-07-30
            2026-11-22T12:00:00Z | Pacific/Kiritimati |  3 | 2027-02-23
            2028-02-29T03:29:59Z | America/St_Johns   | 12 | 2029-02-28
            2028-02-29T03:29:59Z | America/St_Johns   | 12 | 2029-02-28
            2028-03-01T03:29:59Z | America/St_Johns   | 12 | 2029-02-28
            2028-03-01T03:30:00Z | America/St_Johns   | 12 | 2029-03-01
            2028-02-28T10:00:00Z | Pacific/Kiritimati | 12 | 2029-02-28
            2028-02-29T10:00:00Z | Pacific/Kiritimati | 12 | 2029-03-01
            2026-11-22T09:00:00Z | UTC                |  - | -
            """)
    void monthsFromTheDayOfCompletionWhereThePersonIs(Instant at, String zone, Integer months, LocalDate lastDay) {
        assertThat(LastDay.of(LocalDate.ofInstant(at, ZoneId.of(zone)), Validity.ofMonths(months), List.of()))
                .isEqualTo(lastDay);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # old last days           | renewed    | keeps | last day   | why
            -                         | 2026-06-01 | true  | 2027-06-01 | the first completion
            2026-06-30                | 2026-05-30 | true  | 2027-05-30 | a day before the window
            2026-06-30                | 2026-05-31 | true  | 2027-06-30 | the day on which the window opens
            2026-06-30                | 2026-06-10 | true  | 2027-06-30 | inside the window
            2026-06-30                | 2026-06-30 | true  | 2027-06-30 | on the last day
            2026-06-30                | 2026-07-01 | true  | 2027-07-01 | a day after it
            2026-06-30                | 2026-06-10 | false | 2027-06-10 | the anniversary is not kept
            2026-06-30 2027-06-30     | 2026-06-20 | true  | 2027-06-30 | twice in one window
            2026-06-20 2026-06-30     | 2026-06-10 | true  | 2027-06-30 | of two old ones the later
            2026-06-30 2026-05-31     | 2026-06-10 | true  | 2027-06-30 | one that had run out does not count
            2028-02-29                | 2028-02-10 | true  | 2029-02-28 | 29 February
            2027-02-28                | 2027-02-10 | true  | 2028-02-28 | before a leap year
            2026-08-31                | 2026-08-05 | true  | 2027-08-31 | the end of a month
            """)
    void whoRenewsInsideTheWindowLosesNoDay(String old, LocalDate renewed, boolean keeps, LocalDate last, String why) {
        Validity v = new Validity(12, null, 30, keeps, 30, 0);
        assertThat(LastDay.of(renewed, v, days(old))).as(why).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # day | at least | old last days       | completed  | last day   | why
            03-31 | 0        | -                   | 2026-03-30 | 2026-03-31 | tomorrow is far enough
            03-31 | 0        | -                   | 2026-03-31 | 2026-03-31 | so is today
            03-31 | 0        | -                   | 2026-04-01 | 2027-03-31 | it has passed
            03-31 | 30       | -                   | 2026-03-01 | 2026-03-31 | just far enough
            03-31 | 30       | -                   | 2026-03-02 | 2027-03-31 | a day too near
            03-31 | 400      | -                   | 2026-03-02 | 2028-03-31 | more than a year away
            03-31 | 0        | 2026-03-31          | 2026-03-10 | 2027-03-31 | renewed: the one after the old last day
            03-31 | 0        | 2026-03-31          | 2026-03-31 | 2027-03-31 | on the last day
            03-31 | 0        | 2026-03-31          | 2026-02-28 | 2026-03-31 | before the window opens
            03-31 | 0        | 2026-03-31 2027-03-31 | 2026-03-20 | 2027-03-31 | twice in one window
            03-31 | 390      | 2026-03-31          | 2026-03-10 | 2028-03-31 | renewed, and so many days away at least
            02-29 | 0        | -                   | 2027-03-01 | 2028-02-29 | a leap day
            02-29 | 0        | -                   | 2026-03-01 | 2027-02-28 | where there is none, the day before
            02-29 | 0        | -                   | 2028-02-28 | 2028-02-29 | the day after
            02-29 | 0        | 2027-02-28          | 2027-02-10 | 2028-02-29 | renewed into a leap year
            12-31 | 30       | -                   | 2026-12-15 | 2027-12-31 | over the new year
            01-01 | 30       | -                   | 2026-12-15 | 2028-01-01 | too near, in the next year
            """)
    void toADayOfTheYear(String day, int atLeast, String old, LocalDate completed, LocalDate last, String why) {
        Validity v = new Validity(null, Objects.requireNonNull(Validity.day(day)), atLeast, true, 30, 0);
        assertThat(LastDay.of(completed, v, days(old))).as(why).isEqualTo(last);
    }

    /** Whoever renews inside the window has at least as long as whoever waits for the last day. */
    @Test
    void renewingEarlierIsNeverShorterThanRenewingLater() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random dice = new Random(seed);
            Validity v = dice.nextBoolean()
                    ? new Validity(1 + dice.nextInt(36), null, 0, true, dice.nextInt(90), 0)
                    : new Validity(
                            null,
                            Validity.day("%02d-%02d".formatted(1 + dice.nextInt(12), 1 + dice.nextInt(28))),
                            dice.nextInt(100),
                            true,
                            dice.nextInt(90),
                            0);
            LocalDate last = LocalDate.of(2026, 1, 1).plusDays(dice.nextInt(1500));
            LocalDate early = last.minusDays(dice.nextInt(v.windowDays() + 1));
            LocalDate renewed = LastDay.of(early, v, List.of(last));
            assertThat(renewed).as("seed %d: %s", seed, v).isAfter(last);
            assertThat(renewed)
                    .as("seed %d: %s", seed, v)
                    .isEqualTo(v.months() != null ? LastDay.of(last, v, List.of(last)) : renewed)
                    .isAfterOrEqualTo(LastDay.of(early, v, List.of()));
        }
    }

    @Test
    void ofTwoLastDaysTheEarlier() {
        LocalDate june = LocalDate.of(2026, 6, 1);
        assertThat(LastDay.earlier(june, null)).isEqualTo(june);
        assertThat(LastDay.earlier(june, june.plusDays(1))).isEqualTo(june);
        assertThat(LastDay.earlier(null, null)).isNull();
    }

    private static List<LocalDate> days(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ")).map(LocalDate::parse).toList();
    }
}
