package dev.muster.access;

import static dev.muster.generated.db.Tables.CREDENTIAL;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.people.PersonStatus;
import dev.muster.shared.SqlKeys;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who has which password hash. */
@Component
class CredentialStore {
    private final DSLContext db;

    CredentialStore(DSLContext db) {
        this.db = db;
    }

    record Credential(int personId, String hash) {}

    /** By username, e-mail or employee number; people without a password and deactivated ones are not found. */
    Optional<Credential> find(String login) {
        return db.select(PERSON.ID, CREDENTIAL.PASSWORD_HASH)
                .from(PERSON)
                .join(CREDENTIAL)
                .on(CREDENTIAL.PERSON_ID.eq(PERSON.ID))
                .where(SqlKeys.isSame(PERSON.USERNAME, login)
                        .or(SqlKeys.isSame(PERSON.EMAIL, login))
                        .or(SqlKeys.isSame(PERSON.EMPLOYEE_NUMBER, login)))
                .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                // A username counts before somebody else's number or e-mail that happens to be the same.
                .orderBy(DSL.field(SqlKeys.isSame(PERSON.USERNAME, login)).desc(), PERSON.ID)
                .limit(1)
                .fetchOptional(r -> new Credential(r.value1(), r.value2()));
    }

    /** What everybody can know of a person, which no password may be. */
    List<String> facts(int personId) {
        return db.select(PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.USERNAME, PERSON.EMAIL, PERSON.EMPLOYEE_NUMBER)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchStream()
                .flatMap(r -> Stream.of(r.intoArray()))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    Optional<String> hash(int personId) {
        return db.select(CREDENTIAL.PASSWORD_HASH)
                .from(CREDENTIAL)
                .where(CREDENTIAL.PERSON_ID.eq(personId))
                .fetchOptional(CREDENTIAL.PASSWORD_HASH);
    }

    void put(int personId, String hash, Instant now) {
        db.insertInto(CREDENTIAL)
                .set(CREDENTIAL.PERSON_ID, personId)
                .set(CREDENTIAL.PASSWORD_HASH, hash)
                .set(CREDENTIAL.CHANGED_AT, now)
                .onConflict(CREDENTIAL.PERSON_ID)
                .doUpdate()
                .set(CREDENTIAL.PASSWORD_HASH, hash)
                .set(CREDENTIAL.CHANGED_AT, now)
                .execute();
    }
}
