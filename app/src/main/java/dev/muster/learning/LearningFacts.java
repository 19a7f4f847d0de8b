package dev.muster.learning;

import static dev.muster.shared.NamedSql.named;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
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
    // The laterals stop at one row: so the conditions reach into the views' groups.
    private static final String FACTS = """
            select x.person_id, x.content_id, o.started_at, o.progress,
                   k.completion_id, k.completed_at, k.score, k.version, k.expires_on, k.credited_from
            from unnest(:people::int[], :contents::int[]) as x (person_id, content_id)
            left join lateral (
              select v.started_at, v.progress from open_attempt v
              where v.person_id = x.person_id and v.content_id = x.content_id and v.context = :context limit 1) o on true
            left join lateral (
              select v.* from last_completion v
              where v.person_id = x.person_id and v.content_id = x.content_id and v.context = :context limit 1) k on true""";

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
        return db
                .fetch(named(FACTS)
                        .bind("people", keys.stream().map(Key::personId).toArray(Integer[]::new))
                        .bind("contents", keys.stream().map(Key::contentId).toArray(Integer[]::new))
                        .bind("context", context)
                        .sql())
                .stream()
                .collect(Collectors.toMap(LearningFacts::key, LearningFacts::fact, (a, _) -> a));
    }

    public Fact of(int personId, int contentId, int context) {
        Key key = new Key(personId, contentId);
        return of(List.of(key), context).getOrDefault(key, Fact.NONE);
    }

    private static Key key(Record r) {
        return new Key(r.get("person_id", Integer.class), r.get("content_id", Integer.class));
    }

    /** Out of the columns of {@code open_attempt} and {@code last_completion}, whose id is {@code completion_id} here. */
    static Fact fact(Record r) {
        Instant started = r.get("started_at", Instant.class);
        return new Fact(started == null ? null : new Open(started, r.get("progress", Integer.class)), completed(r));
    }

    private static @Nullable Completed completed(Record r) {
        Long id = r.get("completion_id", Long.class);
        return id == null
                ? null
                : new Completed(
                        id,
                        r.get("completed_at", Instant.class),
                        r.get("score", Integer.class),
                        r.get("version", Integer.class),
                        r.get("expires_on", LocalDate.class),
                        r.get("credited_from", Long.class));
    }
}
