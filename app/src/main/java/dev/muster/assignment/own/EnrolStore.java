package dev.muster.assignment.own;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.SOURCE;

import dev.muster.assignment.rules.Situation;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentStatus;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes what a learner begins by themselves. Callers hold the content's lock. */
@Component
class EnrolStore {
    private final DSLContext db;

    EnrolStore(DSLContext db) {
        this.db = db;
    }

    boolean isActive(int contentId) {
        return db.fetchExists(CONTENT, CONTENT.ID.eq(contentId), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()));
    }

    boolean isAssigned(int personId, int contentId) {
        return db.fetchExists(ASSIGNMENT, ASSIGNMENT.PERSON_ID.eq(personId), ASSIGNMENT.CONTENT_ID.eq(contentId));
    }

    /** Voluntary: not required, no due date. */
    void enrol(int personId, int contentId, Written entry) {
        db.insertInto(ASSIGNMENT)
                .set(ASSIGNMENT.PERSON_ID, personId)
                .set(ASSIGNMENT.CONTENT_ID, contentId)
                .set(ASSIGNMENT.REQUIRED, false)
                .set(ASSIGNMENT.ASSIGNED_AT, entry.at())
                .execute();
        db.insertInto(SOURCE)
                .set(SOURCE.CONTENT_ID, contentId)
                .set(SOURCE.PERSON_ID, personId)
                .set(SOURCE.RULE_ID, Situation.SELF)
                .set(SOURCE.SINCE, entry.at())
                .set(SOURCE.ENTRY_ID, entry.id())
                .execute();
    }
}
