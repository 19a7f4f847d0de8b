package dev.muster.notification;

import dev.muster.audience.Scopes;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Noting that somebody whom no mail can reach has been told in person. */
@Component
public class InPerson {
    private final NoticeStore store;
    private final Scopes scopes;
    private final AuditLog log;
    private final Clock clock;

    InPerson(NoticeStore store, Scopes scopes, AuditLog log, Clock clock) {
        this.store = store;
        this.scopes = scopes;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Somebody has told them; what was told before, or no longer waits, stays as it is.
     *
     * @return about how many contents
     */
    @Transactional
    public int told(Actor actor, int personId, List<Long> noticeIds) {
        scopes.require(actor, personId);
        Set<Integer> told = store.told(personId, noticeIds, actor.name(), clock.instant());
        if (!told.isEmpty()) {
            Written entry = log.write(Act.of(actor, AuditAction.MESSAGE_TOLD).people(1));
            told.forEach(content -> log.line(entry, content, personId, null, null));
        }
        return told.size();
    }
}
