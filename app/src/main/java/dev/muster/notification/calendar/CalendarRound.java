package dev.muster.notification.calendar;

import dev.muster.notification.TellingTimes;
import dev.muster.notification.calendar.FindStore.Whose;
import dev.muster.notification.calendar.SweptStore.What;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.notification.rules.TellingHours;
import dev.muster.shared.WholeTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The calendar's round (docs/adr/0033): once a day for each time zone, when its hours have begun, everybody there is told what
 * the day brings, and what days before it brought that nobody looked at. It may come late, twice, on two nodes at once, or not at
 * all: what was queued for a day is not queued again.
 */
@Component
public class CalendarRound {
    private static final int DAYS_KEPT = 366;

    /** How long after the hours of a zone have begun a round that has not been there is late. */
    private static final Duration LATE_AFTER = Duration.ofHours(1);

    private final ToTell toTell;
    private final QueueTold queue;
    private final SweptStore swept;
    private final SummaryRound summaries;
    private final TellingTimes times;
    private final TransactionTemplate reading;
    private final Clock clock;
    private final Instant started;

    CalendarRound(
            ToTell toTell,
            QueueTold queue,
            SweptStore swept,
            SummaryRound summaries,
            TellingTimes times,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.toTell = toTell;
        this.queue = queue;
        this.swept = swept;
        this.summaries = summaries;
        this.times = times;
        this.reading = new WholeTransaction(transactions);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading.setReadOnly(true);
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Zones that are looked at together: where it is the same day, and the same days were missed. */
    private record Together(LocalDate from, LocalDate day) implements Comparable<Together> {
        @Override
        public int compareTo(Together o) {
            int byDay = day.compareTo(o.day);
            return byDay == 0 ? from.compareTo(o.from) : byDay;
        }
    }

    /** Where the hours have begun and nobody has been there today. */
    public void work() {
        Instant now = clock.instant();
        TellingHours hours = times.current();
        Map<Together, List<String>> due = new TreeMap<>();
        for (String zone : swept.zones()) {
            LocalDateTime here = LocalDateTime.ofInstant(now, ZoneId.of(zone));
            LocalDate day = here.toLocalDate();
            if (hours.isOpen(here) && !swept.isSwept(What.DATES, zone, day)) {
                due.computeIfAbsent(new Together(first(zone, day), day), _ -> new ArrayList<>())
                        .add(zone);
            }
        }
        due.forEach((when, zones) -> tell(when, zones, now));
        summaries.work(now, hours, swept.zones());
        swept.forgetBefore(LocalDate.ofInstant(now, ZoneId.of("UTC")).minusDays(DAYS_KEPT));
    }

    /** The last day looked at counts once more: who came into the zone, or changed, since. On the first round of all: today. */
    private LocalDate first(String zone, LocalDate day) {
        return swept.lastBefore(zone, day)
                .map(last -> last.isBefore(day.minusDays(DAYS_KEPT)) ? day.minusDays(DAYS_KEPT) : last)
                .orElse(day);
    }

    private void tell(Together when, List<String> zones, Instant now) {
        Whose whose = new Whose(zones, when.day(), DSL.noCondition());
        reading.executeWithoutResult(_ -> toTell.each(
                whose, when.from(), (CalendarKind kind, List<ToTell.One> some) -> queue.queue(kind, some, now)));
        swept.swept(What.DATES, zones, when.day(), now);
    }

    /** Whether somewhere the hours began some time ago, this program runs for as long, and nobody has been there today. */
    public boolean isLate() {
        TellingHours hours = times.current();
        Instant now = clock.instant();
        if (now.isBefore(started.plus(LATE_AFTER))) {
            return false;
        }
        return swept.zones().stream().anyMatch(zone -> {
            LocalDateTime here = LocalDateTime.ofInstant(now, ZoneId.of(zone));
            return hours.isOpen(here)
                    && hours.isOpen(here.minus(LATE_AFTER))
                    && !swept.isSwept(What.DATES, zone, here.toLocalDate());
        });
    }
}
