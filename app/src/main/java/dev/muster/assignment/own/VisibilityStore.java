package dev.muster.assignment.own;

import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.library.ContentStatus;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The audiences that content is visible to, as the table keeps them. */
@Component
class VisibilityStore {
    private static final Field<String> AUDIENCE = CONTENT.VISIBILITY.cast(String.class);
    private final DSLContext db;

    VisibilityStore(DSLContext db) {
        this.db = db;
    }

    /** Those of active content, each once. */
    List<String> audiences() {
        return db.selectDistinct(AUDIENCE)
                .from(CONTENT)
                .where(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .fetch(AUDIENCE);
    }

    Optional<String> audience(int contentId) {
        return db.select(AUDIENCE).from(CONTENT).where(CONTENT.ID.eq(contentId)).fetchOptional(AUDIENCE);
    }

    /** Content whose visibility is one of these. */
    static Condition anyOf(List<String> audiences) {
        return AUDIENCE.eq(DSL.any(audiences.toArray(String[]::new)));
    }
}
