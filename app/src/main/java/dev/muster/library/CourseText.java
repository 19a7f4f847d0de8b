package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.CONTENT_VERSION;

import dev.muster.shared.NotThere;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.Result;
import org.jooq.SelectJoinStep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The text of published versions. */
@Component
@Transactional(readOnly = true)
public class CourseText {
    private final DSLContext db;
    private final StepStore steps;

    CourseText(DSLContext db, StepStore steps) {
        this.db = db;
        this.steps = steps;
    }

    /** @throws NotThere if the course has no such version */
    public CourseVersion version(int contentId, int version) {
        return one(CONTENT.ID.eq(contentId).and(CONTENT_VERSION.VERSION.eq(version)));
    }

    /** The newest version of an active course. @throws NotThere if it is a draft or archived */
    public CourseVersion newest(int contentId) {
        return one(CONTENT.ID
                .eq(contentId)
                .and(CONTENT_VERSION.VERSION.eq(CONTENT.VERSION))
                .and(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name())));
    }

    /** All versions, newest first, without their steps. */
    public List<CourseVersion> versions(int contentId) {
        return select().where(CONTENT.ID.eq(contentId))
                .orderBy(CONTENT_VERSION.VERSION.desc())
                .fetch(r -> version(r, List.of()));
    }

    private CourseVersion one(Condition condition) {
        Result<Record8<Integer, String, String, Integer, Instant, String, String, Boolean>> found =
                select().where(condition).fetch();
        if (found.isEmpty()) {
            throw new NotThere("course");
        }
        var r = found.getFirst();
        return version(r, steps.of(r.value1(), r.value4()));
    }

    private SelectJoinStep<Record8<Integer, String, String, Integer, Instant, String, String, Boolean>> select() {
        return db.select(
                        CONTENT.ID,
                        CONTENT.TITLE,
                        CONTENT.DESCRIPTION,
                        CONTENT_VERSION.VERSION,
                        CONTENT_VERSION.PUBLISHED_AT,
                        CONTENT_VERSION.PUBLISHED_BY_NAME,
                        CONTENT_VERSION.NOTE,
                        CONTENT_VERSION.MINOR)
                .from(CONTENT)
                .join(CONTENT_VERSION)
                .on(CONTENT_VERSION.CONTENT_ID.eq(CONTENT.ID));
    }

    private static CourseVersion version(
            Record8<Integer, String, String, Integer, Instant, String, String, Boolean> r, List<Step> steps) {
        return new CourseVersion(
                r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6(), r.value7(), r.value8(), steps);
    }
}
