package dev.muster.views;

import dev.muster.notification.TellingTimes;
import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The round that sends views, on their days from the hour of the managers' summary on, where the organisation is. It may come
 * late, twice, or on two nodes at once: each person gets a view once a day. A day that passed without it is not made up for.
 */
@Component
public class SendViews {
    private static final int DAYS_KEPT = 366;

    private final SendingStore store;
    private final QueueViews queue;
    private final TellingTimes times;
    private final Settings settings;
    private final Clock clock;

    SendViews(SendingStore store, QueueViews queue, TellingTimes times, Settings settings, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.times = times;
        this.settings = settings;
        this.clock = clock;
    }

    public void work() {
        Instant now = clock.instant();
        ZoneId zone = settings.current().defaultTimeZone();
        LocalDate today = LocalDateTime.ofInstant(now, zone).toLocalDate();
        Instant hour = hour(today);
        Set<Rhythm> rhythms = Rhythm.on(today);
        if (!rhythms.isEmpty() && !now.isBefore(hour)) {
            store.due(rhythms, today, hour).forEach(view -> queue.queue(view, today, now));
        }
    }

    /** Forgets what became of views long ago. */
    @Transactional
    public void forget() {
        store.forgetBefore(settings.today(null).minusDays(DAYS_KEPT));
    }

    /** The first day on which a view that is set up now goes out. */
    public LocalDate first(Rhythm rhythm) {
        LocalDate today = settings.today(null);
        return rhythm.next(clock.instant().isBefore(hour(today)) ? today : today.plusDays(1));
    }

    private Instant hour(LocalDate day) {
        return day.atTime(times.current().summaryHour(), 0)
                .atZone(settings.current().defaultTimeZone())
                .toInstant();
    }
}
