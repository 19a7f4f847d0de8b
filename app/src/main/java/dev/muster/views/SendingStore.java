package dev.muster.views;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.VIEW_RECEIVER;
import static dev.muster.generated.db.Tables.VIEW_SENDING;
import static dev.muster.generated.db.Tables.VIEW_SENT;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.muster.shared.PersonName;
import dev.muster.tables.TableFile;
import dev.muster.views.Sending.Outcome;
import dev.muster.views.Sending.Receiver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which views are sent to whom, and what became of it. */
@Component
class SendingStore {
    private final DSLContext db;

    SendingStore(DSLContext db) {
        this.db = db;
    }

    Optional<Sending> of(int viewId) {
        return db.selectFrom(VIEW_SENDING)
                .where(VIEW_SENDING.VIEW_ID.eq(viewId))
                .fetchOptional(r -> new Sending(
                        Rhythm.valueOf(r.getRhythm()), TableFile.Format.valueOf(r.getFormat()), receivers(viewId)));
    }

    List<Receiver> receivers(int viewId) {
        return db.select(
                        PERSON.ID,
                        PersonName.NAME,
                        PERSON.USERNAME,
                        VIEW_RECEIVER.STOPPED_AT,
                        VIEW_SENT.DAY,
                        VIEW_SENT.OUTCOME)
                .from(VIEW_RECEIVER)
                .join(PERSON)
                .on(PERSON.ID.eq(VIEW_RECEIVER.PERSON_ID))
                .leftJoin(VIEW_SENT)
                .on(
                        VIEW_SENT.VIEW_ID.eq(viewId),
                        VIEW_SENT.PERSON_ID.eq(PERSON.ID),
                        VIEW_SENT.DAY.eq(select(max(VIEW_SENT.as("s").DAY))
                                .from(VIEW_SENT.as("s"))
                                .where(VIEW_SENT.as("s").VIEW_ID.eq(viewId))
                                .and(VIEW_SENT.as("s").PERSON_ID.eq(PERSON.ID))))
                .where(VIEW_RECEIVER.VIEW_ID.eq(viewId))
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch(r -> new Receiver(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6() == null ? null : Outcome.valueOf(r.value6())));
    }

    /** Who gets it already and goes on getting it stays as they are, also who wanted it no more. */
    void set(int viewId, Rhythm rhythm, TableFile.Format format, Collection<Integer> people, Instant at) {
        db.insertInto(VIEW_SENDING)
                .set(VIEW_SENDING.VIEW_ID, viewId)
                .set(VIEW_SENDING.RHYTHM, rhythm.name())
                .set(VIEW_SENDING.FORMAT, format.name())
                .set(VIEW_SENDING.SET_AT, at)
                .onConflict(VIEW_SENDING.VIEW_ID)
                .doUpdate()
                .set(VIEW_SENDING.RHYTHM, rhythm.name())
                .set(VIEW_SENDING.FORMAT, format.name())
                .set(VIEW_SENDING.SET_AT, at)
                .execute();
        db.deleteFrom(VIEW_RECEIVER)
                .where(VIEW_RECEIVER.VIEW_ID.eq(viewId), VIEW_RECEIVER.PERSON_ID.notIn(people))
                .execute();
        people.forEach(p -> db.insertInto(VIEW_RECEIVER, VIEW_RECEIVER.VIEW_ID, VIEW_RECEIVER.PERSON_ID)
                .values(viewId, p)
                .onConflictDoNothing()
                .execute());
    }

    void end(int viewId) {
        db.deleteFrom(VIEW_SENDING).where(VIEW_SENDING.VIEW_ID.eq(viewId)).execute();
    }

    /** @return whether that changed anything */
    boolean stop(int viewId, int personId, @Nullable Instant at) {
        return db.update(VIEW_RECEIVER)
                        .set(VIEW_RECEIVER.STOPPED_AT, at)
                        .where(VIEW_RECEIVER.VIEW_ID.eq(viewId), VIEW_RECEIVER.PERSON_ID.eq(personId))
                        .and(at == null ? VIEW_RECEIVER.STOPPED_AT.isNotNull() : VIEW_RECEIVER.STOPPED_AT.isNull())
                        .execute()
                > 0;
    }

    boolean gets(int viewId, int personId) {
        return db.fetchExists(
                VIEW_RECEIVER,
                VIEW_RECEIVER.VIEW_ID.eq(viewId),
                VIEW_RECEIVER.PERSON_ID.eq(personId),
                VIEW_RECEIVER.STOPPED_AT.isNull());
    }

    Optional<String> address(int personId) {
        return db.select(PERSON.EMAIL)
                .from(PERSON)
                .where(PERSON.ID.eq(personId), PERSON.EMAIL.isNotNull())
                .fetchOptional(PERSON.EMAIL);
    }

    /** Views that somebody still has to get on this day. @param setBefore what was set later waits for its next day */
    List<Integer> due(Collection<Rhythm> rhythms, LocalDate day, Instant setBefore) {
        return db.selectDistinct(VIEW_SENDING.VIEW_ID)
                .from(VIEW_SENDING)
                .join(VIEW_RECEIVER)
                .on(VIEW_RECEIVER.VIEW_ID.eq(VIEW_SENDING.VIEW_ID), VIEW_RECEIVER.STOPPED_AT.isNull())
                .where(VIEW_SENDING.RHYTHM.in(rhythms.stream().map(Enum::name).toList()))
                .and(VIEW_SENDING.SET_AT.lt(setBefore))
                .andNotExists(db.selectOne()
                        .from(VIEW_SENT)
                        .where(VIEW_SENT.VIEW_ID.eq(VIEW_SENDING.VIEW_ID), VIEW_SENT.DAY.eq(day))
                        .and(VIEW_SENT.PERSON_ID.eq(VIEW_RECEIVER.PERSON_ID)))
                .orderBy(VIEW_SENDING.VIEW_ID)
                .fetch(VIEW_SENDING.VIEW_ID);
    }

    /** Once for each view, person and day: false if that was done, and waits for whoever is at it. */
    boolean begin(int viewId, int personId, LocalDate day, Outcome outcome, Instant at) {
        return db.insertInto(VIEW_SENT)
                        .set(VIEW_SENT.VIEW_ID, viewId)
                        .set(VIEW_SENT.PERSON_ID, personId)
                        .set(VIEW_SENT.DAY, day)
                        .set(VIEW_SENT.OUTCOME, outcome.name())
                        .set(VIEW_SENT.AT, at)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    void became(int viewId, int personId, LocalDate day, Outcome outcome) {
        db.update(VIEW_SENT)
                .set(VIEW_SENT.OUTCOME, outcome.name())
                .where(VIEW_SENT.VIEW_ID.eq(viewId), VIEW_SENT.PERSON_ID.eq(personId), VIEW_SENT.DAY.eq(day))
                .execute();
    }

    void forgetBefore(LocalDate day) {
        db.deleteFrom(VIEW_SENT).where(VIEW_SENT.DAY.lt(day)).execute();
    }
}
