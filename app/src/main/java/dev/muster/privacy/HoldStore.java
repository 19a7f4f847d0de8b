package dev.muster.privacy;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.HELD_PERSON;
import static dev.muster.generated.db.Tables.HOLD;
import static dev.muster.generated.db.Tables.HOLD_PERSON;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.generated.db.tables.Person;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record11;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds and whom they cover. */
@Component
class HoldStore {
    private static final int MOST = 500;

    private final DSLContext db;

    HoldStore(DSLContext db) {
        this.db = db;
    }

    /** Holds are placed one after the other, and not while somebody is erased or things are forgotten. */
    void lock() {
        db.execute("select pg_advisory_xact_lock(7039)");
    }

    /** A hold as it is stored. */
    record Row(
            int id,
            @Nullable Integer personId,
            @Nullable String personName,
            @Nullable String audience,
            @Nullable Integer contentId,
            @Nullable String contentTitle,
            String reason,
            Instant placedAt,
            @Nullable String placedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy) {}

    /** Those that stand first, newest first. */
    List<Row> all() {
        return rows(DSL.noCondition());
    }

    List<Row> covering(int personId) {
        return rows(HOLD.LIFTED_AT
                .isNull()
                .and(HOLD.ID.in(
                        DSL.select(HELD_PERSON.HOLD_ID).from(HELD_PERSON).where(HELD_PERSON.PERSON_ID.eq(personId)))));
    }

    List<Row> standingByAudience() {
        return rows(HOLD.LIFTED_AT.isNull().and(HOLD.AUDIENCE.isNotNull()));
    }

    Optional<Row> find(int id) {
        return rows(HOLD.ID.eq(id)).stream().findFirst();
    }

    private List<Row> rows(Condition which) {
        Person placer = PERSON.as("placer");
        Person lifter = PERSON.as("lifter");
        return db.select(
                        HOLD.ID,
                        HOLD.PERSON_ID,
                        PersonName.NAME,
                        HOLD.AUDIENCE,
                        HOLD.CONTENT_ID,
                        CONTENT.TITLE,
                        HOLD.REASON,
                        HOLD.PLACED_AT,
                        DSL.field(PersonName.sql("placer"), String.class),
                        HOLD.LIFTED_AT,
                        DSL.field(PersonName.sql("lifter"), String.class))
                .from(HOLD)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(HOLD.PERSON_ID))
                .leftJoin(CONTENT)
                .on(CONTENT.ID.eq(HOLD.CONTENT_ID))
                .leftJoin(placer)
                .on(placer.ID.eq(HOLD.PLACED_BY))
                .leftJoin(lifter)
                .on(lifter.ID.eq(HOLD.LIFTED_BY))
                .where(which)
                .orderBy(HOLD.LIFTED_AT.isNotNull(), HOLD.ID.desc())
                .limit(MOST)
                .fetch(HoldStore::row);
    }

    private static Row row(
            Record11<Integer, Integer, String, JSONB, Integer, String, String, Instant, String, Instant, String> r) {
        JSONB audience = r.value4();
        return new Row(
                r.value1(),
                r.value2(),
                r.value3(),
                audience == null ? null : audience.data(),
                r.value5(),
                r.value6(),
                r.value7(),
                r.value8(),
                r.value9(),
                r.value10(),
                r.value11());
    }

    int insert(Holds.Target target, String reason, @Nullable Integer by, Instant at) {
        Audience audience = target.audience();
        return db.insertInto(HOLD)
                .set(HOLD.PERSON_ID, target.personId())
                .set(HOLD.AUDIENCE, audience == null ? null : JSONB.valueOf(AudienceJson.write(audience)))
                .set(HOLD.CONTENT_ID, target.contentId())
                .set(HOLD.REASON, reason)
                .set(HOLD.PLACED_AT, at)
                .set(HOLD.PLACED_BY, by)
                .returningResult(HOLD.ID)
                .fetchSingle()
                .value1();
    }

    /** False if it had been lifted before. */
    boolean lift(int id, @Nullable Integer by, Instant at) {
        return db.update(HOLD)
                        .set(HOLD.LIFTED_AT, at)
                        .set(HOLD.LIFTED_BY, by)
                        .where(HOLD.ID.eq(id), HOLD.LIFTED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Adds those whom its audience holds by now; who was held before stays. @param audience over PERSON */
    void take(int id, Condition audience) {
        db.insertInto(HOLD_PERSON, HOLD_PERSON.HOLD_ID, HOLD_PERSON.PERSON_ID)
                .select(DSL.select(DSL.val(id), PERSON.ID).from(PERSON).where(audience))
                .onConflictDoNothing()
                .execute();
    }

    boolean isPerson(int id) {
        return db.fetchExists(PERSON, PERSON.ID.eq(id));
    }

    boolean isContent(int id) {
        return db.fetchExists(CONTENT, CONTENT.ID.eq(id));
    }

    List<Holds.Content> contents() {
        return db.select(CONTENT.ID, CONTENT.TITLE)
                .from(CONTENT)
                .where(CONTENT.VERSION.gt(0))
                .orderBy(CONTENT.TITLE, CONTENT.ID)
                .fetch(r -> new Holds.Content(r.value1(), r.value2()));
    }
}
