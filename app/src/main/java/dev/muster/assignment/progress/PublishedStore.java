package dev.muster.assignment.progress;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;

import dev.muster.assignment.ledger.Pair;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whom a new version reaches. */
@Component
class PublishedStore {
    private final DSLContext db;

    PublishedStore(DSLContext db) {
        this.db = db;
    }

    /**
     * Assignments of people who are under way in the content, or, of a course, in a module through it; of a module also of
     * those who have completed one of its courses somewhere.
     */
    List<Pair> underWay(int contentId) {
        return db.fetch(numbered("""
            select a.person_id, a.content_id from assignment a
            where a.content_id = ? and (a.state = {inProgress} or a.renewal is not null
              or (a.state = {notStarted} and has_learned(a.person_id, a.content_id)))
            union
            select a.person_id, a.content_id
            from attempt t join assignment a on a.person_id = t.person_id and a.content_id = t.context
            where t.content_id = ? and t.ended_at is null and t.context > 0
            order by 2, 1"""), contentId, contentId).into(Pair.class);
    }
}
