package dev.muster.jobs;

import dev.muster.notification.SendMail;
import dev.muster.notification.calendar.CalendarRound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps recurring work going when the clock is set back: what waits for a time that it would never wait for is due now.
 * Looks by a clock that nobody sets.
 */
@Component
class StandStill {
    private static final Logger log = LoggerFactory.getLogger(StandStill.class);
    private static final Duration LATE = Duration.ofMinutes(5);

    private final ScheduleStore store;
    private final Pauses pauses;
    private final SendMail mail;
    private final CalendarRound calendar;
    private final Clock clock;

    StandStill(ScheduleStore store, Pauses pauses, SendMail mail, CalendarRound calendar, Clock clock) {
        this.calendar = calendar;
        this.store = store;
        this.pauses = pauses;
        this.mail = mail;
        this.clock = clock;
    }

    /** Called every few seconds. */
    void end() {
        Instant now = clock.instant();
        store.forgetFutureHeartbeats(now);
        List<String> pulled = pauses.all().entrySet().stream()
                .filter(e -> store.pullBack(e.getKey(), e.getValue(), now))
                .map(java.util.Map.Entry::getKey)
                .sorted()
                .toList();
        mail.clockWentBack();
        if (!pulled.isEmpty()) {
            log.warn("The clock was set back: {} go on now", pulled);
        }
    }

    /** Names of tasks that are more than five minutes late, or go on without getting anywhere; empty if all goes on. */
    List<String> standing() {
        Set<String> late = new TreeSet<>(store.overdue(clock.instant().minus(LATE)));
        if (calendar.isLate()) {
            late.add("calendar");
        }
        return List.copyOf(late);
    }
}
