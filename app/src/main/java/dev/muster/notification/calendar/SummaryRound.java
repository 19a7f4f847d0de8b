package dev.muster.notification.calendar;

import dev.muster.audience.Managers;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.notification.Notices;
import dev.muster.notification.TeamSummaries;
import dev.muster.notification.calendar.SweptStore.What;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.TellingHours;
import dev.muster.shared.Actor;
import dev.muster.shared.WholeTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The managers' summary: once a week, to those who have something in it. */
@Component
class SummaryRound {
    private final Managers managers;
    private final TeamSummaries summaries;
    private final SweptStore swept;
    private final CalendarNoticeStore store;
    private final Notices notices;
    private final AuditLog log;
    private final TransactionTemplate apart;

    SummaryRound(
            Managers managers,
            TeamSummaries summaries,
            SweptStore swept,
            CalendarNoticeStore store,
            Notices notices,
            AuditLog log,
            PlatformTransactionManager transactions) {
        this.managers = managers;
        this.summaries = summaries;
        this.swept = swept;
        this.store = store;
        this.notices = notices;
        this.log = log;
        this.apart = new WholeTransaction(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void work(Instant now, TellingHours hours, List<String> zones) {
        Map<LocalDate, List<String>> due = zones.stream()
                .filter(zone -> hours.isSummaryTime(here(now, zone)))
                .filter(zone -> !swept.isSwept(What.SUMMARY, zone, day(now, hours, zone)))
                .collect(Collectors.groupingBy(zone -> day(now, hours, zone)));
        due.forEach((day, some) -> {
            if (notices.isOn(Kind.SUMMARY) && isToMake(now, day, some)) {
                queue(day, some, now);
            }
            swept.swept(What.SUMMARY, some, day, now);
        });
    }

    /** A day that passed before the calendar's first round of all is not made up for. */
    private boolean isToMake(Instant now, LocalDate day, List<String> zones) {
        return !here(now, zones.getFirst()).toLocalDate().isAfter(day)
                || swept.lastBefore(zones.getFirst(), day).isPresent();
    }

    private void queue(LocalDate day, List<String> zones, Instant now) {
        List<Integer> told = toTell(zones, day);
        if (told.isEmpty()) {
            return;
        }
        apart.executeWithoutResult(_ -> {
            store.lock();
            List<Integer> untold = swept.withoutSummary(told, zones, day);
            if (!untold.isEmpty()) {
                var entry = log.write(
                        Act.of(QueueTold.CALENDAR, AuditAction.MESSAGE_CALENDAR).people(untold.size()));
                store.queueSummary(entry.id(), untold, day, now);
            }
        });
    }

    /** Managers in these zones whose summary for the day has something in it, and was not queued yet. */
    List<Integer> toTell(Collection<String> zones, LocalDate day) {
        List<Integer> all = managers.all().stream().map(Actor::personId).toList();
        return swept.withoutSummary(all, zones, day).stream()
                .filter(m -> summaries.of(m).isPresent())
                .toList();
    }

    private static LocalDate day(Instant now, TellingHours hours, String zone) {
        return hours.summaryOf(here(now, zone).toLocalDate());
    }

    private static LocalDateTime here(Instant now, String zone) {
        return LocalDateTime.ofInstant(now, ZoneId.of(zone));
    }
}
