package dev.muster.access;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.TOKEN;

import dev.muster.people.PersonStatus;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** API tokens, hashed. */
@Component
class TokenStore {
    private final DSLContext db;

    TokenStore(DSLContext db) {
        this.db = db;
    }

    int insert(int personId, String name, byte[] hash, Instant now, @Nullable Integer by, @Nullable Instant expires) {
        return db.insertInto(TOKEN)
                .set(TOKEN.PERSON_ID, personId)
                .set(TOKEN.NAME, name)
                .set(TOKEN.TOKEN_HASH, hash)
                .set(TOKEN.CREATED_AT, now)
                .set(TOKEN.CREATED_BY, by)
                .set(TOKEN.EXPIRES_AT, expires)
                .returningResult(TOKEN.ID)
                .fetchSingle()
                .value1();
    }

    /** Live ones first, the newest first. */
    List<Tokens.Token> list(Condition which) {
        return db.select(
                        TOKEN.ID,
                        TOKEN.PERSON_ID,
                        PersonName.NAME,
                        TOKEN.NAME,
                        TOKEN.CREATED_AT,
                        TOKEN.EXPIRES_AT,
                        TOKEN.REVOKED_AT,
                        TOKEN.USED_AT)
                .from(TOKEN)
                .join(PERSON)
                .on(PERSON.ID.eq(TOKEN.PERSON_ID))
                .where(which)
                .orderBy(TOKEN.REVOKED_AT.isNotNull(), TOKEN.ID.desc())
                .fetch(r -> new Tokens.Token(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8()));
    }

    /** The person whose it was; empty if there is none, or it was revoked before. */
    Optional<Integer> revoke(int id, Instant now) {
        return db.update(TOKEN)
                .set(TOKEN.REVOKED_AT, now)
                .where(TOKEN.ID.eq(id), TOKEN.REVOKED_AT.isNull())
                .returningResult(TOKEN.PERSON_ID)
                .fetchOptional(TOKEN.PERSON_ID);
    }

    /** Those of the people who are deactivated lose what they could come in with. */
    void endDeactivated(Integer[] personIds, Instant now) {
        db.execute("""
                with gone as (select id from person where id = any (?) and status = 'DEACTIVATED'),
                     tokens as (update token t set revoked_at = ?::timestamptz from gone
                                 where t.person_id = gone.id and t.revoked_at is null),
                     codes as (update sign_in_code c set revoked_at = ?::timestamptz from gone
                                where c.person_id = gone.id and c.used_at is null and c.revoked_at is null)
                delete from spring_session s using gone where s.principal_name = gone.id::text
                """, DSL.val(personIds), now.toString(), now.toString());
    }

    boolean isActive(int personId) {
        return db.fetchExists(PERSON, PERSON.ID.eq(personId), PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()));
    }

    boolean exists(int personId) {
        return db.fetchExists(PERSON, PERSON.ID.eq(personId));
    }
}
