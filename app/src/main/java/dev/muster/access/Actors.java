package dev.muster.access;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.TOKEN;

import dev.muster.audience.Managers;
import dev.muster.generated.db.tables.records.PersonRecord;
import dev.muster.people.PersonStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.PersonName;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who acts, read from the database for every request: a deactivation or another level counts at the next one. Nobody
 * who is deactivated is an actor.
 */
@Component
public class Actors {
    private final DSLContext db;
    private final Clock clock;
    private final byte @Nullable [] adminToken;

    Actors(DSLContext db, Clock clock, @Value("${muster.admin-token:}") String adminToken) {
        this.db = db;
        this.clock = clock;
        this.adminToken = adminToken.isBlank() ? null : Secrets.hash(adminToken);
    }

    /** The person as an actor; empty if deactivated or not there. */
    public Optional<Actor> person(int personId) {
        return db.selectFrom(PERSON)
                .where(PERSON.ID.eq(personId), PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .fetchOptional()
                .map(p -> actor(p, Actor.Kind.PERSON, name(p)));
    }

    /** The actor a bearer token stands for; empty if it is unknown, revoked, expired, or its person deactivated. */
    public Optional<Actor> bearer(String token) {
        byte[] hash = Secrets.hash(token);
        if (adminToken != null && MessageDigest.isEqual(adminToken, hash)) {
            return Optional.of(Actor.system("Admin token"));
        }
        Instant now = clock.instant();
        var found = db.select(PERSON, TOKEN.ID, TOKEN.NAME, TOKEN.USED_AT)
                .from(TOKEN)
                .join(PERSON)
                .on(PERSON.ID.eq(TOKEN.PERSON_ID))
                .where(TOKEN.TOKEN_HASH.eq(hash), TOKEN.REVOKED_AT.isNull())
                .and(TOKEN.EXPIRES_AT.isNull().or(TOKEN.EXPIRES_AT.gt(now)))
                .and(PERSON.ACCESS_UNTIL.isNull().or(PERSON.ACCESS_UNTIL.ge(LocalDate.ofInstant(now, ZoneOffset.UTC))))
                .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .fetchOptional();
        return found.map(row -> {
            noteUse(row.value2(), row.value4(), now);
            return actor(row.value1(), Actor.Kind.TOKEN, name(row.value1()) + ", token " + row.value3());
        });
    }

    private void noteUse(int tokenId, @Nullable Instant usedAt, Instant now) {
        if (usedAt == null || usedAt.isBefore(now.minusSeconds(600))) {
            db.update(TOKEN).set(TOKEN.USED_AT, now).where(TOKEN.ID.eq(tokenId)).execute();
        }
    }

    private Actor actor(PersonRecord p, Actor.Kind kind, String name) {
        return Managers.actor(p, kind, name, clock.instant());
    }

    private static String name(PersonRecord p) {
        return PersonName.of(p.getGivenName(), p.getFamilyName());
    }
}
