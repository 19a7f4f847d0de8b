package dev.muster.library;

import static dev.muster.generated.db.Sequences.STEP_ID;
import static dev.muster.generated.db.Tables.STEP;

import dev.muster.generated.db.tables.records.StepRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Steps: one set of rows per version of a course; version 0 is the draft. */
@Component
public class StepStore {
    private final DSLContext db;

    StepStore(DSLContext db) {
        this.db = db;
    }

    public List<Step> of(int contentId, int version) {
        return db.selectFrom(STEP)
                .where(STEP.CONTENT_ID.eq(contentId), STEP.VERSION.eq(version))
                .orderBy(STEP.POSITION)
                .fetch(StepStore::step);
    }

    /** Of many at once. */
    public Map<VersionKey, List<Step>> of(Collection<VersionKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Row2<Integer, Integer>> rows =
                keys.stream().map(k -> DSL.row(k.contentId(), k.version())).toList();
        return db
                .selectFrom(STEP)
                .where(DSL.row(STEP.CONTENT_ID, STEP.VERSION).in(rows))
                .orderBy(STEP.CONTENT_ID, STEP.VERSION, STEP.POSITION)
                .stream()
                .collect(Collectors.groupingBy(
                        r -> new VersionKey(r.getContentId(), r.getVersion()),
                        Collectors.mapping(StepStore::step, Collectors.toList())));
    }

    /** Identities that this course has ever had. */
    public Set<Integer> known(int contentId) {
        return new HashSet<>(db.selectDistinct(STEP.STEP_ID)
                .from(STEP)
                .where(STEP.CONTENT_ID.eq(contentId))
                .fetch(STEP.STEP_ID));
    }

    public List<Integer> newIds(int n) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(db.nextval(STEP_ID));
        }
        return ids;
    }

    public void replaceDraft(int contentId, Collection<Step> draft) {
        db.deleteFrom(STEP)
                .where(STEP.CONTENT_ID.eq(contentId), STEP.VERSION.eq(0))
                .execute();
        write(contentId, 0, draft);
    }

    public void write(int contentId, int version, Collection<Step> steps) {
        int position = 0;
        List<StepRecord> rows = new ArrayList<>();
        for (Step s : steps) {
            rows.add(row(contentId, version, ++position, s));
        }
        db.batchInsert(rows).execute();
    }

    private StepRecord row(int contentId, int version, int position, Step s) {
        String questions = QuestionJson.write(s.questions());
        StepRecord r = db.newRecord(STEP);
        r.setContentId(contentId);
        r.setVersion(version);
        r.setPosition(position);
        r.setStepId(s.id());
        r.setKind(s.kind().name());
        r.setTitle(s.title());
        r.setBody(s.body());
        r.setUrl(s.url());
        r.setFileId(s.fileId());
        r.setQuestions(questions == null ? null : JSONB.valueOf(questions));
        r.setPassMark(s.passMark());
        r.setRequired(s.required());
        r.setChangedIn(s.changedIn());
        r.setOptionalBefore(s.optionalBefore());
        return r;
    }

    public static Step step(StepRecord r) {
        return new Step(
                r.getStepId(),
                Step.Kind.valueOf(r.getKind()),
                r.getTitle(),
                r.getBody(),
                r.getUrl(),
                r.getFileId(),
                QuestionJson.parse(
                        r.getQuestions() == null ? null : r.getQuestions().data()),
                r.getPassMark(),
                r.getRequired(),
                r.getChangedIn(),
                r.getOptionalBefore());
    }
}
