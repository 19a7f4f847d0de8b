package dev.muster.assignment.bulk;

import static dev.muster.generated.db.Tables.ACT;
import static dev.muster.generated.db.Tables.ACT_LINE;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.noCondition;

import dev.muster.generated.db.tables.records.ActRecord;
import dev.muster.shared.Actor;
import dev.muster.shared.Keyset;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import dev.muster.shared.SqlKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.SelectSeekStep1;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What acts on many people did: the sums, and person by person. To be read by their author and by admins. */
@Component
@Transactional(readOnly = true)
public class ActGrid {
    private static final Keyset IN_ORDER = Keyset.of(ACT_LINE.NO);

    private final DSLContext db;

    ActGrid(DSLContext db) {
        this.db = db;
    }

    /**
     * @param entryId the audit entry, by which it can be undone; null: nothing changed
     * @param madeOn the list to go back to
     * @param same had it already, or keeps it
     */
    public record Head(
            long id,
            ActKind kind,
            String title,
            String actorName,
            @Nullable Long entryId,
            @Nullable String madeOn,
            int done,
            int same,
            int skipped,
            Instant at) {
        /** {@code 25 assigned, 3 already had it, 2 skipped}. */
        public String summary() {
            String said = "%,d %s".formatted(done, verb());
            if (same > 0) {
                said += ", %,d %s".formatted(same, had());
            }
            return skipped > 0 ? said + ", %,d skipped".formatted(skipped) : said;
        }

        /** What was sent stays sent. */
        public boolean mayBeUndone() {
            return entryId != null && kind != ActKind.REMIND;
        }

        private String had() {
            return switch (kind) {
                case REMOVE -> "kept by other sources";
                case REASSIGN -> "not started yet";
                case ASSIGN, DUE, REMIND -> "already had it";
            };
        }

        private String verb() {
            return switch (kind) {
                case REASSIGN -> "reassigned";
                case ASSIGN -> "assigned";
                case REMOVE -> "removed";
                case REMIND -> "reminded";
                case DUE -> done == 1 ? "due date changed" : "due dates changed";
            };
        }
    }

    /** @param said completes a sentence after the name */
    public record Line(int no, int personId, String name, String content, LineOutcome outcome, String said) {}

    /** @throws NotThere also for an act of somebody else's, except to admins */
    public Head find(Actor actor, long id) {
        return db.selectFrom(ACT)
                .where(ACT.ID.eq(id))
                .and(actor.isAdmin() ? noCondition() : ACT.ACTOR_ID.eq(actor.personId()))
                .fetchOptional(ActGrid::head)
                .orElseThrow(() -> new NotThere("act"));
    }

    /** The result of a job that is done. */
    public Optional<Head> ofJob(long jobId) {
        return db.selectFrom(ACT).where(ACT.JOB_ID.eq(jobId)).fetchOptional(ActGrid::head);
    }

    /** @param outcome only these; null: all; search: words of the name */
    public Page<Line> page(
            long id,
            @Nullable LineOutcome outcome,
            String search,
            Condition scope,
            @Nullable String cursor,
            int limit) {
        List<Line> lines = lines(id, matching(outcome, search).and(scope).and(IN_ORDER.after(cursor)))
                .limit(limit + 1)
                .fetch(ActGrid::line);
        return IN_ORDER.page(lines, limit, l -> new Object[] {l.no()});
    }

    /** All of them, one after the other. */
    public void each(long id, @Nullable LineOutcome outcome, Condition scope, Consumer<Line> reader) {
        try (var cursor =
                lines(id, matching(outcome, "").and(scope)).fetchSize(500).fetchLazy()) {
            cursor.forEach(r -> reader.accept(line(r)));
        }
    }

    private SelectSeekStep1<Record6<Integer, Integer, String, String, String, String>, Integer> lines(
            long id, Condition matching) {
        return db.select(
                        ACT_LINE.NO,
                        PERSON.ID,
                        PersonName.NAME.as("name"),
                        CONTENT.TITLE,
                        ACT_LINE.OUTCOME,
                        ACT_LINE.SAID)
                .from(ACT_LINE)
                .join(PERSON)
                .on(PERSON.ID.eq(ACT_LINE.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ACT_LINE.CONTENT_ID))
                .where(ACT_LINE.ACT_ID.eq(id))
                .and(matching)
                .orderBy(ACT_LINE.NO);
    }

    private static Condition matching(@Nullable LineOutcome outcome, String search) {
        Condition c = outcome == null ? noCondition() : ACT_LINE.OUTCOME.eq(outcome.name());
        return c.and(SqlKeys.holds(PERSON.SEARCH, search));
    }

    private static Line line(Record6<Integer, Integer, String, String, String, String> r) {
        return new Line(r.value1(), r.value2(), r.value3(), r.value4(), LineOutcome.valueOf(r.value5()), r.value6());
    }

    private static Head head(ActRecord r) {
        return new Head(
                r.getId(),
                ActKind.valueOf(r.getKind()),
                r.getTitle(),
                r.getActorName(),
                r.getEntryId(),
                r.getMadeOn(),
                r.getDone(),
                r.getSame(),
                r.getSkipped(),
                r.getAt());
    }
}
