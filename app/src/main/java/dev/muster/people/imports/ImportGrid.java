package dev.muster.people.imports;

import static dev.muster.generated.db.Tables.IMPORT_PIECE;
import static dev.muster.generated.db.Tables.IMPORT_REJECT;
import static dev.muster.generated.db.Tables.IMPORT_RUN;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.people.rules.HrReject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The imports there were. */
@Component
public class ImportGrid {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DSLContext db;

    ImportGrid(DSLContext db) {
        this.db = db;
    }

    /**
     * One file.
     *
     * @param state {@code UPLOADED}, {@code QUEUED} or {@code DONE}
     * @param jobId of the job that imports it
     * @param result the counts, once it is done
     * @param fileKept whether the file can still be read
     */
    public record Run(
            int id,
            String fileName,
            String state,
            @Nullable Long jobId,
            @Nullable JsonNode result,
            boolean fileKept,
            Instant createdAt,
            @Nullable String by,
            @Nullable Instant endedAt) {
        public boolean isDone() {
            return state.equals("DONE");
        }

        public int count(String what) {
            return result == null ? 0 : result.path(what).asInt();
        }
    }

    /** The latest first. */
    public List<Run> latest(int limit) {
        return select(DSL.noCondition(), limit);
    }

    public Optional<Run> find(int id) {
        return select(IMPORT_RUN.ID.eq(id), 1).stream().findFirst();
    }

    /** How many {@link #rejects} there are. */
    public int rejected(int run) {
        return db.fetchCount(IMPORT_REJECT, IMPORT_REJECT.RUN_ID.eq(run));
    }

    /** The rows that a finished import rejected, by line. */
    public List<HrReject> rejects(int run, int afterLine, int limit) {
        return db.selectFrom(IMPORT_REJECT)
                .where(IMPORT_REJECT.RUN_ID.eq(run), IMPORT_REJECT.LINE.gt(afterLine))
                .orderBy(IMPORT_REJECT.LINE)
                .limit(limit)
                .fetch(r -> new HrReject(r.getLine(), r.getField(), r.getMessage()));
    }

    private List<Run> select(Condition condition, int limit) {
        var kept = DSL.exists(DSL.selectOne().from(IMPORT_PIECE).where(IMPORT_PIECE.RUN_ID.eq(IMPORT_RUN.ID)));
        return db.select(
                        IMPORT_RUN.ID,
                        IMPORT_RUN.FILE_NAME,
                        IMPORT_RUN.STATE,
                        IMPORT_RUN.JOB_ID,
                        IMPORT_RUN.RESULT,
                        DSL.field(kept),
                        IMPORT_RUN.CREATED_AT,
                        DSL.concat(PERSON.GIVEN_NAME, DSL.val(" "), PERSON.FAMILY_NAME),
                        IMPORT_RUN.ENDED_AT)
                .from(IMPORT_RUN)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(IMPORT_RUN.CREATED_BY))
                .where(condition)
                .orderBy(IMPORT_RUN.ID.desc())
                .limit(limit)
                .fetch(r -> new Run(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        json(r.value5()),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9()));
    }

    private static @Nullable JsonNode json(@Nullable JSONB json) {
        return json == null ? null : JSON.readTree(json.data());
    }
}
