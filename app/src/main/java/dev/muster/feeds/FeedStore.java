package dev.muster.feeds;

import static dev.muster.generated.db.Tables.CALENDAR_FEED;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.people.PersonStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The addresses of calendars, by the hashes of their codes. */
@Component
class FeedStore {
    private final DSLContext db;

    FeedStore(DSLContext db) {
        this.db = db;
    }

    /** @param madeAt when the address was made */
    record Feed(int personId, FeedKind kind, Instant madeAt) {}

    /** In place of the one before. */
    void put(int personId, FeedKind kind, byte[] hash, Instant at) {
        db.insertInto(CALENDAR_FEED)
                .set(CALENDAR_FEED.PERSON_ID, personId)
                .set(CALENDAR_FEED.KIND, kind.name())
                .set(CALENDAR_FEED.CODE_HASH, hash)
                .set(CALENDAR_FEED.MADE_AT, at)
                .onConflict(CALENDAR_FEED.PERSON_ID, CALENDAR_FEED.KIND)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** @return whether there was one */
    boolean remove(int personId, FeedKind kind) {
        return db.deleteFrom(CALENDAR_FEED)
                        .where(CALENDAR_FEED.PERSON_ID.eq(personId), CALENDAR_FEED.KIND.eq(kind.name()))
                        .execute()
                > 0;
    }

    Map<FeedKind, Instant> of(int personId) {
        return db.selectFrom(CALENDAR_FEED)
                .where(CALENDAR_FEED.PERSON_ID.eq(personId))
                .fetchMap(r -> FeedKind.valueOf(r.getKind()), r -> r.getMadeAt());
    }

    /** Of somebody who is not deactivated. */
    Optional<Feed> find(byte[] hash) {
        return db.select(CALENDAR_FEED.PERSON_ID, CALENDAR_FEED.KIND, CALENDAR_FEED.MADE_AT)
                .from(CALENDAR_FEED)
                .join(PERSON)
                .on(PERSON.ID.eq(CALENDAR_FEED.PERSON_ID))
                .where(CALENDAR_FEED.CODE_HASH.eq(hash), PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .fetchOptional(r -> new Feed(r.value1(), FeedKind.valueOf(r.value2()), r.value3()));
    }
}
