package dev.muster.access;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audit.AuditLog;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first run: an installation without people gets its first administrator. */
@Component
public class FirstAdmin {
    private final DSLContext db;
    private final CredentialStore credentials;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;
    private volatile boolean done;

    FirstAdmin(DSLContext db, CredentialStore credentials, Passwords passwords, AuditLog audit, Clock clock) {
        this.db = db;
        this.credentials = credentials;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** True as long as there is no person at all. */
    public boolean isNeeded() {
        return !db.fetchExists(PERSON);
    }

    /** @throws Conflict if there are people already */
    @Transactional
    public Actor make(String givenName, String familyName, String username, String password) {
        db.execute("select pg_advisory_xact_lock(7110)");
        if (!isNeeded()) {
            throw new Conflict("Muster is set up already. Sign in.");
        }
        Instant now = clock.instant();
        int id = db.insertInto(PERSON)
                .set(PERSON.GIVEN_NAME, givenName)
                .set(PERSON.FAMILY_NAME, familyName)
                .set(PERSON.USERNAME, username)
                .set(PERSON.ACCESS_LEVEL, "ADMIN")
                .set(PERSON.NEW_STARTER, false)
                .set(PERSON.STATUS_SINCE, now)
                .set(PERSON.CREATED_AT, now)
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
        credentials.put(id, passwords.hash(password), now);
        Actor actor = Actor.system("Set-up");
        AuditLog.Written entry =
                audit.write(AuditLog.Act.of(actor, "person.create").people(1));
        audit.line(entry, 0, id, null, null);
        return new Actor(
                Actor.Kind.PERSON, id, givenName + " " + familyName, dev.muster.shared.AccessLevel.ADMIN, null);
    }
}
