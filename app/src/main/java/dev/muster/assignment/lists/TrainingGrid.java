package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.SOURCE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import dev.muster.assignment.Training;
import dev.muster.assignment.rules.State;
import dev.muster.library.ContentStatus;
import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.springframework.stereotype.Component;

/** One person's current training. As many queries, however long it is. */
@Component
public class TrainingGrid {
    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    TrainingGrid(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** Open training by due date, then the completed by title; drafts are nobody's, archived keep their record. */
    public List<Training> ofPerson(int personId) {
        return list(personId, noCondition());
    }

    /** What of it is shown to the learner: archived content is not. */
    public List<Training> ofLearner(int personId) {
        return list(personId, CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()));
    }

    /** One of them. */
    public Optional<Training> ofLearner(int personId, int contentId) {
        Settings.Values s = settings.current();
        return rows(personId)
                .and(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .and(ASSIGNMENT.CONTENT_ID.eq(contentId))
                .fetchOptional(r -> TrainingRows.training(r, s, clock.instant()));
    }

    private List<Training> list(int personId, Condition which) {
        Settings.Values s = settings.current();
        Instant now = clock.instant();
        Result<Record> rows = select(personId, TrainingRows.plain())
                .and(which)
                .orderBy(
                        ASSIGNMENT.STATE.eq(State.COMPLETED.number()),
                        new TrainingConditions(s, now).due().asc().nullsLast(),
                        CONTENT.TITLE,
                        CONTENT.ID)
                .fetch();
        Map<Integer, Result<Record>> sources = sources(personId, rows.getValues(CONTENT.ID));
        return rows.map(r -> {
            Result<Record> own = sources.get(r.get(CONTENT.ID));
            return TrainingRows.training(r, own == null ? List.of() : own, s, now);
        });
    }

    /** By content. */
    private Map<Integer, Result<Record>> sources(int personId, List<Integer> contentIds) {
        return TrainingRows.from(db.select(TrainingRows.SOURCE_COLUMNS))
                .where(SOURCE.CONTENT_ID.eq(any(contentIds.toArray(Integer[]::new))))
                .and(SOURCE.PERSON_ID.eq(personId))
                .orderBy(SOURCE.SINCE, SOURCE.RULE_ID)
                .fetchGroups(SOURCE.CONTENT_ID);
    }

    public Optional<Training> find(int personId, int contentId) {
        Settings.Values s = settings.current();
        return rows(personId)
                .and(ASSIGNMENT.CONTENT_ID.eq(contentId))
                .fetchOptional(r -> TrainingRows.training(r, s, clock.instant()));
    }

    private SelectConditionStep<Record> rows(int personId) {
        return select(personId, TrainingRows.columns());
    }

    private SelectConditionStep<Record> select(int personId, List<SelectField<?>> columns) {
        return db.select(columns)
                .from(ASSIGNMENT)
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(ASSIGNMENT.PERSON_ID.eq(personId))
                .and(CONTENT.STATUS.ne(ContentStatus.DRAFT.name()));
    }
}
