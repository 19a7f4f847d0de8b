package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.CONTENT_VERSION;

import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That something was published, when and by whom. */
@Component
public class VersionStore {
    private final DSLContext db;

    VersionStore(DSLContext db) {
        this.db = db;
    }

    /** @throws NotThere if the content is of another kind or has no such version */
    public Version get(ContentRef.Kind kind, int contentId, int version) {
        return one(kind, CONTENT.ID.eq(contentId).and(CONTENT_VERSION.VERSION.eq(version)));
    }

    /** The newest version of active content. @throws NotThere if it is a draft or archived, or of another kind */
    public Version newest(ContentRef.Kind kind, int contentId) {
        return one(
                kind,
                CONTENT.ID
                        .eq(contentId)
                        .and(CONTENT_VERSION.VERSION.eq(CONTENT.VERSION))
                        .and(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name())));
    }

    private Version one(ContentRef.Kind kind, Condition condition) {
        return select(condition.and(CONTENT.KIND.eq(kind.name())))
                .fetchOptional(VersionStore::version)
                .orElseThrow(() -> new NotThere(kind == ContentRef.Kind.COURSE ? "course" : "module"));
    }

    /** Newest first. */
    public List<Version> list(int contentId) {
        return select(CONTENT.ID.eq(contentId))
                .orderBy(CONTENT_VERSION.VERSION.desc())
                .fetch(VersionStore::version);
    }

    private SelectConditionStep<Record8<Integer, String, String, Integer, Instant, String, String, Boolean>> select(
            Condition condition) {
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
                .on(CONTENT_VERSION.CONTENT_ID.eq(CONTENT.ID))
                .where(condition);
    }

    private static Version version(Record8<Integer, String, String, Integer, Instant, String, String, Boolean> r) {
        return new Version(
                r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6(), r.value7(), r.value8());
    }

    /** When the published versions of these were published, by content. */
    public Map<Integer, Instant> publishedAt(Collection<Integer> contentIds) {
        return db.select(CONTENT_VERSION.CONTENT_ID, CONTENT_VERSION.PUBLISHED_AT)
                .from(CONTENT_VERSION)
                .join(CONTENT)
                .on(CONTENT.ID.eq(CONTENT_VERSION.CONTENT_ID), CONTENT.VERSION.eq(CONTENT_VERSION.VERSION))
                .where(CONTENT.ID.in(contentIds))
                .fetchMap(CONTENT_VERSION.CONTENT_ID, CONTENT_VERSION.PUBLISHED_AT);
    }

    public void insert(int contentId, int version, Actor actor, @Nullable String note, boolean minor, Instant at) {
        db.insertInto(CONTENT_VERSION)
                .set(CONTENT_VERSION.CONTENT_ID, contentId)
                .set(CONTENT_VERSION.VERSION, version)
                .set(CONTENT_VERSION.PUBLISHED_AT, at)
                .set(CONTENT_VERSION.PUBLISHED_BY, actor.personId() == 0 ? null : actor.personId())
                .set(CONTENT_VERSION.PUBLISHED_BY_NAME, actor.name())
                .set(CONTENT_VERSION.NOTE, note)
                .set(CONTENT_VERSION.MINOR, minor)
                .execute();
    }
}
