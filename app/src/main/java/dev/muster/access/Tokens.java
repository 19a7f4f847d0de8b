package dev.muster.access;

import static dev.muster.generated.db.Tables.TOKEN;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.PeopleChanged;
import dev.muster.shared.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: each acts as a person, with that person's rights at the moment of use. */
@Component
public class Tokens {
    private final TokenStore store;
    private final AuditLog audit;
    private final Clock clock;

    Tokens(TokenStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A token as lists show it. */
    public record Token(
            int id,
            int personId,
            String person,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt) {}

    /** A token as it is shown this once. */
    public record Made(int id, String token) {}

    /** @throws NotThere without such a person; Conflict: deactivated; BadInput naming {@code name} or {@code expiresAt} */
    @Transactional
    public Made make(Actor actor, int personId, @Nullable String name, @Nullable Instant expiresAt) {
        if (!store.exists(personId)) {
            throw new NotThere("person");
        }
        String called = Text.line("name", name);
        if (called.isEmpty() || called.length() > 100) {
            throw new BadInput("name", "Give the token a name of 1 to 100 characters, for what uses it.");
        }
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new BadInput("expiresAt", "This lies in the past.");
        }
        if (!store.isActive(personId)) {
            throw new Conflict("This person is deactivated. Reactivate the account first.");
        }
        String token = Secrets.token();
        Integer by = actor.personId() == 0 ? null : actor.personId();
        int id = store.insert(personId, called, Secrets.hash(token), now, by, expiresAt);
        log(actor, AuditAction.TOKEN_MAKE, personId);
        return new Made(id, token);
    }

    public List<Token> of(int personId) {
        return store.list(TOKEN.PERSON_ID.eq(personId));
    }

    public List<Token> all() {
        return store.list(DSL.noCondition());
    }

    /** Revoked before: no change. @throws NotThere without such a token */
    @Transactional
    public void revoke(Actor actor, int tokenId) {
        if (store.list(TOKEN.ID.eq(tokenId)).isEmpty()) {
            throw new NotThere("token");
        }
        store.revoke(tokenId, clock.instant()).ifPresent(personId -> log(actor, AuditAction.TOKEN_REVOKE, personId));
    }

    /** Whoever was deactivated loses tokens, unused codes and sessions in the same transaction. */
    @EventListener
    void changed(PeopleChanged news) {
        store.endDeactivated(news.personIds().toArray(Integer[]::new), clock.instant());
    }

    private void log(Actor actor, AuditAction action, int personId) {
        AuditLog.Written entry = audit.write(AuditLog.Act.of(actor, action).people(1));
        audit.line(entry, 0, personId, null, null);
    }
}
