package dev.muster.people;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.shared.Actor;
import dev.muster.shared.PeopleChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets dates that have come take effect: leaving dates, and leave beginning and ending. */
@Component
public class StatusDates {
    private static final Actor MUSTER = Actor.system("Muster");

    private final StatusDatesStore due;
    private final PersonStore store;
    private final TimeZones zones;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    StatusDates(
            StatusDatesStore due,
            PersonStore store,
            TimeZones zones,
            AuditLog audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.due = due;
        this.store = store;
        this.zones = zones;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** Works off everybody whose status the dates say otherwise about. The last admin stays, whatever the dates say. */
    @Transactional
    public int work() {
        Instant now = clock.instant();
        String standard = zones.standard();
        Map<Standing, List<StatusDatesStore.Dated>> changes =
                due.candidates(LocalDate.ofInstant(now, ZoneOffset.ofHours(14))).stream()
                        .filter(p -> standing(p, standard).status() != p.status())
                        .collect(Collectors.groupingBy(
                                p -> standing(p, standard),
                                () -> new TreeMap<>(Comparator.comparing(Standing::status)),
                                Collectors.toList()));
        changes.forEach((standing, people) -> apply(standing, people, now));
        return changes.values().stream().mapToInt(List::size).sum();
    }

    private Standing standing(StatusDatesStore.Dated p, String standard) {
        return Standing.on(
                zones.today(p.zone() == null ? standard : p.zone()), p.status(), p.reason(), p.leavesOn(), p.leaves());
    }

    private void apply(Standing to, List<StatusDatesStore.Dated> people, Instant now) {
        List<Integer> ids = people.stream().map(StatusDatesStore.Dated::id).toList();
        store.lockShape();
        if (to.status() == PersonStatus.DEACTIVATED && store.lastAdmins(ids)) {
            ids = due.withoutAdmins(ids);
        }
        if (ids.isEmpty()) {
            return;
        }
        var entry = audit.write(Act.of(MUSTER, action(to.status())).people(ids.size()));
        due.auditLines(entry, ids, to);
        store.status(ids, to.status(), to.reason(), now);
        news.publishEvent(new PeopleChanged(ids));
    }

    private static AuditAction action(PersonStatus to) {
        return switch (to) {
            case ACTIVE -> AuditAction.PERSON_LEAVE_ENDS;
            case ON_LEAVE -> AuditAction.PERSON_LEAVE_BEGINS;
            case DEACTIVATED -> AuditAction.PERSON_LEAVING_DATE;
        };
    }
}
