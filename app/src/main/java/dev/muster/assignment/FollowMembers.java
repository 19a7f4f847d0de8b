package dev.muster.assignment;

import dev.muster.audience.MembersChanged;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a static group gives or takes follows in the act that adds or removes a few members, where that is plain and nobody
 * is in the way (docs/adr/0010). Everybody else is marked, and the engine follows within seconds. It never waits, so it
 * can't deadlock, whatever the act holds.
 */
@Component
class FollowMembers {
    private final MembersStore store;
    private final MarkForReassessment mark;
    private final Notices notices;
    private final Clock clock;

    FollowMembers(MembersStore store, MarkForReassessment mark, Notices notices, Clock clock) {
        this.store = store;
        this.mark = mark;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MembersChanged news) {
        boolean oneWay = news.joined().isEmpty() || news.left().isEmpty();
        if (!oneWay || news.people().size() > MembersChanged.FEW || !follows(news)) {
            mark.people(news.people());
        }
    }

    private boolean follows(MembersChanged news) {
        Optional<Integer[]> locked = store.lock(news.groupId());
        if (locked.isEmpty()) {
            return false;
        }
        Integer[] contents = locked.get();
        if (contents.length == 0) {
            return true;
        }
        Instant at = clock.instant();
        if (news.joined().isEmpty()) {
            return store.take(news.groupId(), news.left(), contents, at);
        }
        Optional<MembersStore.Given> given = store.give(news.groupId(), news.joined(), contents, at);
        given.filter(g -> g.entry() > 0).ifPresent(g -> tell(g, at));
        return given.isPresent();
    }

    private void tell(MembersStore.Given given, Instant at) {
        notices.queueFirst(
                Kind.ASSIGNED,
                new Written(given.entry(), at),
                "select * from unnest(?::int[], ?::int[]) as p (content_id, person_id)",
                given.contents(),
                given.people());
    }
}
