package dev.muster.assignment;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RESET;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
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
        // not ASSIGNMENT.RESET_AT: an assignment that comes back does not know it yet
        var resetAt = field(select(max(RESET.AT))
                .from(RESET)
                .where(RESET.PERSON_ID.eq(ASSIGNMENT.PERSON_ID))
                .and(RESET.CONTENT_ID.eq(ASSIGNMENT.CONTENT_ID))
                .and(RESET.CONTEXT.eq(0)));
        return db.select(
                        ASSIGNMENT.PERSON_ID,
                        ASSIGNMENT.CONTENT_ID,
                        resetAt,
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

    void show(Known k, Facts.Shown s) {
        db.update(ASSIGNMENT)
                .set(ASSIGNMENT.RESET_AT, k.resetAt())
                .set(
                        ASSIGNMENT.COUNTS_UNTIL,
                        s.state() == State.COMPLETED ? castNull(ASSIGNMENT.COUNTS_UNTIL) : ASSIGNMENT.COUNTS_UNTIL)
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
                .where(ASSIGNMENT.PERSON_ID.eq(k.personId()))
                .and(ASSIGNMENT.CONTENT_ID.eq(k.contentId()))
                .execute();
    }

    /** Of a completion it is not known anew; what is not started was not begun. */
    private static Field<Instant> startedAt(Facts.Shown s) {
        return s.startedAt() == null && s.state() != State.NOT_STARTED
                ? ASSIGNMENT.STARTED_AT
                : val(s.startedAt(), ASSIGNMENT.STARTED_AT);
    }
}
