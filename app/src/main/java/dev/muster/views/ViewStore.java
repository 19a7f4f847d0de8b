package dev.muster.views;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.SAVED_VIEW;
import static dev.muster.shared.SqlKeys.isSame;
import static dev.muster.shared.SqlKeys.same;
import static org.jooq.impl.DSL.val;

import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Saved views in their table. */
@Component
class ViewStore {
    private static final int LOCK = 7089;

    private final DSLContext db;

    ViewStore(DSLContext db) {
        this.db = db;
    }

    /** One person's views are saved and renamed one after the other. */
    void lock(int ownerId) {
        db.execute("select pg_advisory_xact_lock({0}, {1})", val(LOCK), val(ownerId));
    }

    /** Their own, by name. */
    List<SavedView> of(int ownerId) {
        return select(SAVED_VIEW.OWNER_ID.eq(ownerId), Integer.MAX_VALUE);
    }

    /** What others share, by name. */
    List<SavedView> sharedByOthers(int personId, int most) {
        return select(SAVED_VIEW.SHARED.isTrue().and(SAVED_VIEW.OWNER_ID.ne(personId)), most);
    }

    Optional<SavedView> find(int id) {
        return select(SAVED_VIEW.ID.eq(id), 1).stream().findFirst();
    }

    private List<SavedView> select(Condition which, int most) {
        return db.select(
                        SAVED_VIEW.ID,
                        SAVED_VIEW.OWNER_ID,
                        PersonName.NAME,
                        SAVED_VIEW.NAME,
                        SAVED_VIEW.PAGE,
                        SAVED_VIEW.QUERY,
                        SAVED_VIEW.SHARED)
                .from(SAVED_VIEW)
                .join(PERSON)
                .on(PERSON.ID.eq(SAVED_VIEW.OWNER_ID))
                .where(which)
                .orderBy(same(SAVED_VIEW.NAME), SAVED_VIEW.ID)
                .limit(most)
                .fetch(r -> new SavedView(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        ViewPage.valueOf(r.value5()),
                        r.value6(),
                        r.value7()));
    }

    boolean isNamed(int ownerId, String name, int exceptId) {
        return db.fetchExists(
                SAVED_VIEW, SAVED_VIEW.OWNER_ID.eq(ownerId), isSame(SAVED_VIEW.NAME, name), SAVED_VIEW.ID.ne(exceptId));
    }

    int insert(int ownerId, String name, ViewPage page, String query, boolean shared, Instant at) {
        return db.insertInto(SAVED_VIEW)
                .set(SAVED_VIEW.OWNER_ID, ownerId)
                .set(SAVED_VIEW.NAME, name)
                .set(SAVED_VIEW.PAGE, page.name())
                .set(SAVED_VIEW.QUERY, query)
                .set(SAVED_VIEW.SHARED, shared)
                .set(SAVED_VIEW.MADE_AT, at)
                .returningResult(SAVED_VIEW.ID)
                .fetchSingle()
                .value1();
    }

    void update(int id, String name, boolean shared) {
        db.update(SAVED_VIEW)
                .set(SAVED_VIEW.NAME, name)
                .set(SAVED_VIEW.SHARED, shared)
                .where(SAVED_VIEW.ID.eq(id))
                .execute();
    }

    void delete(int id) {
        db.deleteFrom(SAVED_VIEW).where(SAVED_VIEW.ID.eq(id)).execute();
    }
}
