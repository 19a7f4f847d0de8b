package dev.muster.notification;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a person does about mails: Muster itself never sends one again that may have arrived. */
@Component
public class Outbox {
    private final MailStore store;
    private final AuditLog log;
    private final Clock clock;

    Outbox(MailStore store, AuditLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /** @throws Conflict unless the mail failed, or nobody knows whether it was sent */
    @Transactional
    public void sendAgain(Actor actor, long mailId) {
        if (!store.again(mailId, clock.instant())) {
            throw new Conflict("Only a message that failed, or may not have been sent, can be sent again.");
        }
        log.write(Act.of(actor, AuditAction.MESSAGE_AGAIN)
                .people(1)
                .detail(JsonNodeFactory.instance.objectNode().put("mail", mailId)));
    }
}
