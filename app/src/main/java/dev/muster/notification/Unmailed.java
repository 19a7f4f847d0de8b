package dev.muster.notification;

import static dev.muster.generated.db.Tables.NOTICE;

import dev.muster.notification.OutboxGrid.State;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/**
 * Which messages somebody has to say: those to people without an address and, while there is no mail server, all that
 * lie in mails. Once there is a server, the latter go out as mails; what was told in the meantime was taken out of its mail.
 */
@Component
class Unmailed {
    private final MailServer server;

    Unmailed(MailServer server) {
        this.server = server;
    }

    boolean hasServer() {
        return server.isThere();
    }

    /** Over {@code NOTICE}. */
    Condition waits() {
        Condition withoutAddress = NOTICE.STATE.eq(State.IN_PERSON.name());
        return server.isThere()
                ? withoutAddress
                : withoutAddress.or(NOTICE.STATE.eq(State.QUEUED.name()).and(NOTICE.MAIL_ID.isNotNull()));
    }
}
