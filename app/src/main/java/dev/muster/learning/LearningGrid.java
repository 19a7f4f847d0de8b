package dev.muster.learning;

import static dev.muster.generated.db.Tables.ATTEMPT;
import static dev.muster.generated.db.Tables.COMPLETION;
import static dev.muster.generated.db.Tables.COMPLETION_VOID;
import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.library.ContentRef;
import dev.muster.shared.NotThere;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's completions and attempts, newest first. Whether the caller may see the person is decided before. */
@Component
@Transactional(readOnly = true)
public class LearningGrid {
    private final DSLContext db;

    LearningGrid(DSLContext db) {
        this.db = db;
    }

    public List<Completion> completions(int personId) {
        return completions(COMPLETION.PERSON_ID.eq(personId));
    }

    /** @throws NotThere where it is another person's */
    public Completion completion(int personId, long id) {
        return completions(COMPLETION.PERSON_ID.eq(personId).and(COMPLETION.ID.eq(id))).stream()
                .findFirst()
                .orElseThrow(() -> new NotThere("completion"));
    }

    /** The newest that stands of one content by itself, not in a module. */
    public Optional<Completion> last(int personId, int contentId) {
        return completions(COMPLETION.PERSON_ID.eq(personId).and(COMPLETION.CONTENT_ID.eq(contentId))).stream()
                .filter(c -> !c.voided() && c.module() == null)
                .findFirst();
    }

    private List<Completion> completions(Condition which) {
        var module = CONTENT.as("module");
        var original = COMPLETION.as("original");
        var origin = CONTENT.as("origin");
        var renewedBy = COMPLETION.as("renewed_by");
        var renewedWith = CONTENT.as("renewed_with");
        return db.select(
                        COMPLETION.asterisk(),
                        CONTENT.KIND,
                        CONTENT.TITLE,
                        module.TITLE.as("module_title"),
                        origin.TITLE.as("origin_title"),
                        renewedWith.TITLE.as("renewed_with_title"),
                        COMPLETION_VOID.REASON)
                .from(COMPLETION)
                .join(CONTENT)
                .on(CONTENT.ID.eq(COMPLETION.CONTENT_ID))
                .leftJoin(module)
                .on(module.ID.eq(COMPLETION.CONTEXT))
                .leftJoin(original)
                .on(original.ID.eq(COMPLETION.CREDITED_FROM))
                .leftJoin(origin)
                .on(origin.ID.eq(original.CONTEXT))
                .leftJoin(renewedBy)
                .on(renewedBy.ID.eq(COMPLETION.RENEWED_BY))
                .leftJoin(renewedWith)
                .on(renewedWith.ID.eq(renewedBy.CONTENT_ID))
                .leftJoin(COMPLETION_VOID)
                .on(COMPLETION_VOID.COMPLETION_ID.eq(DSL.coalesce(COMPLETION.CREDITED_FROM, COMPLETION.ID)))
                .where(which)
                .orderBy(COMPLETION.COMPLETED_AT.desc(), COMPLETION.ID.desc())
                .fetch(LearningGrid::completion);
    }

    private static Completion completion(Record r) {
        int context = r.get(COMPLETION.CONTEXT);
        Short score = r.get(COMPLETION.SCORE);
        return new Completion(
                r.get(COMPLETION.ID),
                r.get(COMPLETION.PERSON_ID),
                content(r, r.get(COMPLETION.CONTENT_ID)),
                r.get(COMPLETION.VERSION),
                module(context, r.get("module_title", String.class)),
                r.get(COMPLETION.COMPLETED_AT),
                score == null ? null : score.intValue(),
                r.get(COMPLETION.EXPIRES_ON),
                "RECORDED".equals(r.get(COMPLETION.ORIGIN)),
                r.get(COMPLETION.EVIDENCE),
                r.get(COMPLETION_VOID.REASON),
                r.get(COMPLETION.PERSON_NAME),
                r.get(COMPLETION.PERSON_ROLE),
                r.get(COMPLETION.CREDITED_FROM),
                r.get("origin_title", String.class),
                r.get("renewed_with_title", String.class));
    }

    private static ContentRef content(Record r, int id) {
        return new ContentRef(id, ContentRef.Kind.valueOf(r.get(CONTENT.KIND)), r.get(CONTENT.TITLE));
    }

    private static @Nullable ContentRef module(int context, @Nullable String title) {
        return context == 0 || title == null ? null : new ContentRef(context, ContentRef.Kind.MODULE, title);
    }

    /** Whose completions, made elsewhere, have the file as their evidence. */
    public List<Integer> peopleWithEvidence(int fileId) {
        return db.selectDistinct(COMPLETION.PERSON_ID)
                .from(COMPLETION)
                .where(COMPLETION.EVIDENCE.eq(String.valueOf(fileId)), COMPLETION.ORIGIN.eq(DSL.inline("RECORDED")))
                .and("evidence ~ '^[0-9]{1,9}$'")
                .fetch(COMPLETION.PERSON_ID);
    }

    public List<PastAttempt> attempts(int personId) {
        return db.select(ATTEMPT.asterisk(), CONTENT.KIND, CONTENT.TITLE)
                .from(ATTEMPT)
                .join(CONTENT)
                .on(CONTENT.ID.eq(ATTEMPT.CONTENT_ID))
                .where(ATTEMPT.PERSON_ID.eq(personId))
                .orderBy(ATTEMPT.STARTED_AT.desc(), ATTEMPT.ID.desc())
                .fetch(r -> new PastAttempt(
                        r.get(ATTEMPT.ID),
                        content(r, r.get(ATTEMPT.CONTENT_ID)),
                        r.get(ATTEMPT.CONTEXT),
                        r.get(ATTEMPT.STARTED_AT),
                        r.get(ATTEMPT.ENDED_AT),
                        r.get(ATTEMPT.ENDED_AS)));
    }
}
