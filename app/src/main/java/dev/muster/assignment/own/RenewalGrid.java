package dev.muster.assignment.own;

import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.library.ContentRef;
import dev.muster.library.ContentStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which course is renewed with which. */
@Component
class RenewalGrid {
    private final DSLContext db;

    RenewalGrid(DSLContext db) {
        this.db = db;
    }

    /** By course: the active one that it is renewed with. */
    Map<Integer, ContentRef> of(Collection<Integer> courses) {
        if (courses.isEmpty()) {
            return Map.of();
        }
        var with = CONTENT.as("renewal");
        return db.select(CONTENT.ID, with.ID, with.KIND, with.TITLE)
                .from(CONTENT)
                .join(with)
                .on(with.ID.eq(CONTENT.RENEW_WITH))
                .where(CONTENT.ID.in(courses), with.STATUS.eq(ContentStatus.ACTIVE.name()))
                .fetchMap(
                        r -> r.value1(),
                        r -> new ContentRef(r.value2(), ContentRef.Kind.valueOf(r.value3()), r.value4()));
    }

    List<Integer> renewedWith(int courseId) {
        return db.select(CONTENT.ID)
                .from(CONTENT)
                .where(CONTENT.RENEW_WITH.eq(courseId))
                .orderBy(CONTENT.ID)
                .fetch(CONTENT.ID);
    }
}
