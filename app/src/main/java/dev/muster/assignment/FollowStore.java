package dev.muster.assignment;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.rules.Facts;
import dev.muster.assignment.rules.State;
import dev.muster.learning.LearningFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The columns of an assignment that follow from what the person did. */
@Component
class FollowStore {
    private final DSLContext db;

    FollowStore(DSLContext db) {
        this.db = db;
    }

    /**
     * A live assignment.
     *
     * @param version the newest of its content
     * @param zone of the person; null: the default
     */
    record Known(
            int personId,
            int contentId,
            @Nullable Instant resetAt,
            boolean module,
            int version,
            @Nullable String zone) {
        LearningFacts.Key key() {
            return new LearningFacts.Key(personId, contentId);
        }
    }

    List<Known> known(Collection<Pair> pairs) {
        return db.select(
                        ASSIGNMENT.PERSON_ID,
                        ASSIGNMENT.CONTENT_ID,
                        ASSIGNMENT.RESET_AT,
                        CONTENT.KIND.eq("MODULE"),
                        CONTENT.VERSION,
                        PERSON.TIME_ZONE)
                .from(ASSIGNMENT)
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(row(ASSIGNMENT.PERSON_ID, ASSIGNMENT.CONTENT_ID)
                        .in(pairs.stream()
                                .map(p -> row(p.personId(), p.contentId()))
                                .toList()))
                .fetch(Records.mapping(Known::new));
    }

    void show(int personId, int contentId, Facts.Shown s) {
        db.update(ASSIGNMENT)
                .set(ASSIGNMENT.STATE, (short) s.state().ordinal())
                .set(ASSIGNMENT.PROGRESS, (short) s.progress())
                .set(
                        ASSIGNMENT.RENEWAL,
                        s.renewal() == null ? null : s.renewal().shortValue())
                .set(ASSIGNMENT.SCORE, s.score() == null ? null : s.score().shortValue())
                .set(ASSIGNMENT.VERSION, s.version())
                .set(ASSIGNMENT.STARTED_AT, startedAt(s))
                .set(ASSIGNMENT.COMPLETED_AT, s.completedAt())
                .set(ASSIGNMENT.EXPIRES_ON, s.expiresOn())
                .set(ASSIGNMENT.CREDIT_FROM, s.creditFrom())
                .where(ASSIGNMENT.PERSON_ID.eq(personId))
                .and(ASSIGNMENT.CONTENT_ID.eq(contentId))
                .execute();
    }

    /** Of a completion it is not known anew; what is not started was not begun. */
    private static Field<Instant> startedAt(Facts.Shown s) {
        return s.startedAt() == null && s.state() != State.NOT_STARTED
                ? ASSIGNMENT.STARTED_AT
                : val(s.startedAt(), ASSIGNMENT.STARTED_AT);
    }
}
