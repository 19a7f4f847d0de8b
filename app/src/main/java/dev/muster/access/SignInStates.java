package dev.muster.access;

import static dev.muster.generated.db.Tables.CREDENTIAL;
import static dev.muster.generated.db.Tables.SIGN_IN_CODE;

import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far somebody is with signing in. Read-only. */
@Component
public class SignInStates {
    private final DSLContext db;
    private final Clock clock;

    SignInStates(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param passwordSince null: none was ever set
     * @param codeUntil until when a code is waiting to be used; null: none is
     */
    public record State(
            @Nullable Instant passwordSince, @Nullable Instant codeUntil) {}

    public State of(int personId) {
        return new State(
                db.select(CREDENTIAL.CHANGED_AT)
                        .from(CREDENTIAL)
                        .where(CREDENTIAL.PERSON_ID.eq(personId))
                        .fetchOne(CREDENTIAL.CHANGED_AT),
                db.select(SIGN_IN_CODE.EXPIRES_AT)
                        .from(SIGN_IN_CODE)
                        .where(
                                SIGN_IN_CODE.PERSON_ID.eq(personId),
                                SIGN_IN_CODE.USED_AT.isNull(),
                                SIGN_IN_CODE.REVOKED_AT.isNull(),
                                SIGN_IN_CODE.EXPIRES_AT.gt(clock.instant()))
                        .orderBy(SIGN_IN_CODE.EXPIRES_AT.desc())
                        .limit(1)
                        .fetchOne(SIGN_IN_CODE.EXPIRES_AT));
    }
}
