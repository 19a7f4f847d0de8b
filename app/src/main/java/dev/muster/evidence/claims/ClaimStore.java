package dev.muster.evidence.claims;

import static dev.muster.generated.db.Tables.CLAIM;

import dev.muster.audit.AuditLog.Written;
import dev.muster.evidence.rules.ClaimState;
import dev.muster.shared.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes certificates from elsewhere, and what was decided about them. */
@Component
class ClaimStore {
    private final DSLContext db;

    ClaimStore(DSLContext db) {
        this.db = db;
    }

    /** Empty: one of this person waits for this content already. */
    Optional<Long> insert(int personId, int contentId, int fileId, Claim.Said said, Instant at) {
        return db.insertInto(CLAIM)
                .set(CLAIM.PERSON_ID, personId)
                .set(CLAIM.CONTENT_ID, contentId)
                .set(CLAIM.FILE_ID, fileId)
                .set(CLAIM.COMPLETED_ON, said.completedOn())
                .set(CLAIM.VALID_TO, said.validTo())
                .set(CLAIM.NUMBER, said.number())
                .set(CLAIM.ISSUER, said.issuer())
                .set(CLAIM.SENT_AT, at)
                .onConflictDoNothing()
                .returningResult(CLAIM.ID)
                .fetchOptional(CLAIM.ID);
    }

    /** Whoever decides does so one after the other: held until the transaction ends. */
    void hold(long id) {
        db.select(CLAIM.ID).from(CLAIM).where(CLAIM.ID.eq(id)).forUpdate().fetch();
    }

    void approve(
            long id, Actor by, Written entry, LocalDate completedOn, @Nullable LocalDate validTo, long completion) {
        decide(ClaimState.APPROVED, by, entry)
                .set(CLAIM.COMPLETED_ON, completedOn)
                .set(CLAIM.VALID_TO, validTo)
                .set(CLAIM.COMPLETION_ID, completion)
                .where(CLAIM.ID.eq(id))
                .execute();
    }

    void refuse(long id, Actor by, Written entry, String reason) {
        decide(ClaimState.REFUSED, by, entry)
                .set(CLAIM.REASON, reason)
                .where(CLAIM.ID.eq(id))
                .execute();
    }

    void takeBack(long id, Actor by, Written entry) {
        decide(ClaimState.TAKEN_BACK, by, entry).where(CLAIM.ID.eq(id)).execute();
    }

    private UpdateSetMoreStep<?> decide(ClaimState state, Actor by, Written entry) {
        return db.update(CLAIM)
                .set(CLAIM.STATE, state.name())
                .set(CLAIM.DECIDED_AT, entry.at())
                .set(CLAIM.DECIDED_BY, by.name());
    }
}
