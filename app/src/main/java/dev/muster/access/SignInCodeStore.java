package dev.muster.access;

import static dev.muster.generated.db.Tables.CREDENTIAL;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.SIGN_IN_CODE;

import dev.muster.people.PersonStatus;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sign-in codes, hashed. */
@Component
class SignInCodeStore {
    private final DSLContext db;

    SignInCodeStore(DSLContext db) {
        this.db = db;
    }

    /** Somebody a code can be made for. */
    record Candidate(
            int id, String name, String username, @Nullable String employeeNumber, String accessLevel, String status) {}

    /** A code that can still be used. */
    record Live(long id, int personId) {}

    /** Those of the people who are within the scope, by name. */
    List<Candidate> candidates(Condition who) {
        return db.select(
                        PERSON.ID,
                        PersonName.NAME,
                        PERSON.USERNAME,
                        PERSON.EMPLOYEE_NUMBER,
                        PERSON.ACCESS_LEVEL,
                        PERSON.STATUS)
                .from(PERSON)
                .where(who)
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch(r -> new Candidate(r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6()));
    }

    static Condition neverSignedIn() {
        return DSL.notExists(DSL.selectOne().from(CREDENTIAL).where(CREDENTIAL.PERSON_ID.eq(PERSON.ID)));
    }

    /** Replaces what unused codes the people have. */
    void replace(Map<Integer, byte[]> hashes, Instant now, Instant expires) {
        revoke(hashes.keySet(), now);
        var insert = db.insertInto(
                SIGN_IN_CODE,
                SIGN_IN_CODE.PERSON_ID,
                SIGN_IN_CODE.CODE_HASH,
                SIGN_IN_CODE.CREATED_AT,
                SIGN_IN_CODE.EXPIRES_AT);
        for (var e : hashes.entrySet()) {
            insert = insert.values(e.getKey(), e.getValue(), now, expires);
        }
        insert.execute();
    }

    void revoke(Collection<Integer> personIds, Instant now) {
        db.update(SIGN_IN_CODE)
                .set(SIGN_IN_CODE.REVOKED_AT, now)
                .where(SIGN_IN_CODE.PERSON_ID.in(personIds))
                .and(SIGN_IN_CODE.USED_AT.isNull())
                .and(SIGN_IN_CODE.REVOKED_AT.isNull())
                .execute();
    }

    Optional<Live> live(Collection<byte[]> hashes, Instant now) {
        return db.select(SIGN_IN_CODE.ID, SIGN_IN_CODE.PERSON_ID)
                .from(SIGN_IN_CODE)
                .join(PERSON)
                .on(PERSON.ID.eq(SIGN_IN_CODE.PERSON_ID))
                .where(SIGN_IN_CODE.CODE_HASH.in(hashes), SIGN_IN_CODE.EXPIRES_AT.gt(now))
                .and(SIGN_IN_CODE.USED_AT.isNull())
                .and(SIGN_IN_CODE.REVOKED_AT.isNull())
                .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .fetchOptional(r -> new Live(r.value1(), r.value2()));
    }

    /** True for the one who was first to use it. */
    boolean use(long id, Instant now) {
        return db.update(SIGN_IN_CODE)
                        .set(SIGN_IN_CODE.USED_AT, now)
                        .where(SIGN_IN_CODE.ID.eq(id), SIGN_IN_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }
}
