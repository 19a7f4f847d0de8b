package dev.muster.learning;

import static dev.muster.generated.db.Tables.LAST_COMPLETION;
import static dev.muster.generated.db.Tables.OPEN_ATTEMPT;

import dev.muster.generated.db.tables.records.LastCompletionRecord;
import dev.muster.generated.db.tables.records.OpenAttemptRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known about people's learning, for many at once: what an assignment's status follows from. The same in SQL:
 * the views {@code open_attempt} and {@code last_completion}, joined on person, content and context.
 */
@Component
@Transactional(readOnly = true)
public class LearningFacts {
    private final DSLContext db;

    LearningFacts(DSLContext db) {
        this.db = db;
    }

    /** A person and a course or module. */
    public record Key(int personId, int contentId) {}

    /** An attempt under way. @param progress percent */
    public record Open(Instant startedAt, int progress) {}

    /**
     * The newest completion that stands.
     *
     * @param expiresOn last valid day; null: for ever
     * @param creditedFrom the completion that it is a credit of; null: it was made here
     */
    public record Completed(
            long id,
            Instant at,
            @Nullable Integer score,
            int version,
            @Nullable LocalDate expiresOn,
            @Nullable Long creditedFrom) {}

    public record Fact(@Nullable Open open, @Nullable Completed completed) {
        public static final Fact NONE = new Fact(null, null);
    }

    /**
     * One fact for each key.
     *
     * @param context 0: standalone, else the module
     */
    public Map<Key, Fact> of(Collection<Key> keys, int context) {
        List<Row2<Integer, Integer>> rows =
                keys.stream().map(k -> DSL.row(k.personId(), k.contentId())).toList();
        Map<Key, Fact> facts = new HashMap<>();
        keys.forEach(k -> facts.put(k, Fact.NONE));
        db.selectFrom(OPEN_ATTEMPT)
                .where(DSL.row(OPEN_ATTEMPT.PERSON_ID, OPEN_ATTEMPT.CONTENT_ID).in(rows))
                .and(OPEN_ATTEMPT.CONTEXT.eq(context))
                .forEach(r -> facts.put(key(r), new Fact(new Open(r.getStartedAt(), r.getProgress()), null)));
        db.selectFrom(LAST_COMPLETION)
                .where(DSL.row(LAST_COMPLETION.PERSON_ID, LAST_COMPLETION.CONTENT_ID)
                        .in(rows))
                .and(LAST_COMPLETION.CONTEXT.eq(context))
                .forEach(r -> facts.merge(
                        new Key(r.getPersonId(), r.getContentId()),
                        new Fact(null, completed(r)),
                        (a, b) -> new Fact(a.open(), b.completed())));
        return facts;
    }

    public Fact of(int personId, int contentId, int context) {
        Key key = new Key(personId, contentId);
        return of(List.of(key), context).getOrDefault(key, Fact.NONE);
    }

    private static Key key(OpenAttemptRecord r) {
        return new Key(r.getPersonId(), r.getContentId());
    }

    private static Completed completed(LastCompletionRecord r) {
        Short score = r.getScore();
        return new Completed(
                r.getCompletionId(),
                r.getCompletedAt(),
                score == null ? null : score.intValue(),
                r.getVersion(),
                r.getExpiresOn(),
                r.getCreditedFrom());
    }
}
