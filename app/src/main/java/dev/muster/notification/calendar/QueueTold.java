package dev.muster.notification.calendar;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.notification.Notices;
import dev.muster.notification.TeamManagers;
import dev.muster.notification.calendar.CalendarNoticeStore.ForManager;
import dev.muster.notification.calendar.CalendarNoticeStore.Queued;
import dev.muster.notification.calendar.ToTell.One;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.WholeTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Queues a piece of a round, with its entry of the log and what managers are told of it, in a transaction of its own. */
@Component
class QueueTold {
    /** Until all pieces of a round are there, so that one person gets one mail. */
    static final Duration WAITS = Duration.ofMinutes(10);

    static final Actor CALENDAR = Actor.system("Calendar");

    private final CalendarNoticeStore store;
    private final TeamManagers managers;
    private final Notices notices;
    private final TransactionTemplate apart;

    QueueTold(
            CalendarNoticeStore store,
            TeamManagers managers,
            Notices notices,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.managers = managers;
        this.notices = notices;
        this.apart = new WholeTransaction(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void queue(CalendarKind kind, List<One> some, Instant at) {
        apart.executeWithoutResult(_ -> {
            store.lock();
            Act act = Act.of(CALENDAR, AuditAction.MESSAGE_CALENDAR);
            List<Queued> queued = store.queue(kind.kind(), some, act, at, at.plus(WAITS));
            Kind team = kind.team();
            if (team != null && notices.isOn(team)) {
                List<ForManager> all = forManagers(some, queued);
                if (!all.isEmpty()) {
                    store.queueForManagers(team, all, at, at.plus(WAITS));
                }
            }
        });
    }

    private List<ForManager> forManagers(List<One> some, List<Queued> queued) {
        Map<String, One> byKey = some.stream()
                .filter(One::toManager)
                .collect(Collectors.toMap(o -> key(o.personId(), o.contentId()), Function.identity(), (a, _) -> a));
        List<Queued> news = queued.stream()
                .filter(q -> byKey.containsKey(key(q.personId(), q.contentId())))
                .toList();
        Map<Integer, List<Integer>> told =
                managers.of(news.stream().map(Queued::personId).collect(Collectors.toSet()));
        return news.stream()
                .flatMap(q -> told.getOrDefault(q.personId(), List.of()).stream()
                        .map(m -> new ForManager(
                                q.entryId(), m, byKey.getOrDefault(key(q.personId(), q.contentId()), some.getFirst()))))
                .toList();
    }

    private static String key(int person, int content) {
        return person + " " + content;
    }
}
