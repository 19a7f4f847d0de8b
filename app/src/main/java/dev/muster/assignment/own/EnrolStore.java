package dev.muster.assignment.own;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.library.ContentStatus;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whether a learner has a content, and could have it. */
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
}
