package dev.muster.learning;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.COMPLETION;
import static dev.muster.generated.db.Tables.COMPLETION_VOID;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.CONTENT_VERSION;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.audit.AuditLog.Written;
import dev.muster.generated.db.tables.records.AttemptRecord;
import dev.muster.generated.db.tables.records.CompletionRecord;
import dev.muster.learning.rules.Validity;
import dev.muster.people.TimeZones;
import dev.muster.shared.NotThere;
import dev.muster.shared.PersonName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes completions, with the person's name and job as they are at that moment. */
@Component
class CompletionStore {
    private final DSLContext db;
    private final TimeZones zones;

    CompletionStore(DSLContext db, TimeZones zones) {
        this.db = db;
        this.zones = zones;
    }

    /** The version that an attempt was completed on. */
    int version(long attemptId) {
        return db.select(COMPLETION.VERSION)
                .from(COMPLETION)
                .where(COMPLETION.ATTEMPT_ID.eq(attemptId))
                .fetchSingle()
                .value1();
    }

    /** A course's, in the context of its attempt. */
    void ofCourse(AttemptRecord attempt, Proof proof, Instant at) {
        with(proof, row(attempt.getPersonId(), attempt.getContentId(), at, at))
                .set(COMPLETION.CONTEXT, attempt.getContext())
                .set(COMPLETION.ATTEMPT_ID, attempt.getId())
                .execute();
    }

    private static InsertSetMoreStep<CompletionRecord> with(Proof proof, InsertSetMoreStep<CompletionRecord> row) {
        Integer score = proof.score();
        return row.set(COMPLETION.VERSION, proof.version())
                .set(COMPLETION.SCORE, score == null ? null : score.shortValue())
                .set(COMPLETION.EVIDENCE, proof.evidence());
    }

    /**
     * A module's, valid to the earliest last day of its own and its courses'.
     *
     * @param attemptId null: it was never begun, all of it is credit
     */
    void ofModule(
            int personId,
            int moduleId,
            @Nullable Long attemptId,
            Proof proof,
            @Nullable LocalDate coursesValidTo,
            Instant at) {
        LocalDate own = lastDay(personId, moduleId, at);
        with(proof, row(personId, moduleId, at, at))
                .set(COMPLETION.CONTEXT, 0)
                .set(COMPLETION.ATTEMPT_ID, attemptId)
                .set(COMPLETION.EXPIRES_ON, Validity.earlier(own, coursesValidTo))
                .execute();
    }

    /** A completion made elsewhere, standalone. */
    long record(int personId, Completions.Elsewhere made, Instant at, int version, Instant recordedAt) {
        Integer score = made.score();
        return row(personId, made.contentId(), at, recordedAt)
                .set(COMPLETION.CONTEXT, 0)
                .set(COMPLETION.VERSION, version)
                .set(COMPLETION.ORIGIN, "RECORDED")
                .set(COMPLETION.SCORE, score == null ? null : score.shortValue())
                .set(COMPLETION.EVIDENCE, made.evidence())
                .set(made.validTo() == null ? Map.of() : Map.of(COMPLETION.EXPIRES_ON, made.validTo()))
                .returningResult(COMPLETION.ID)
                .fetchSingle()
                .value1();
    }

    private InsertSetMoreStep<CompletionRecord> row(int personId, int contentId, Instant at, Instant recordedAt) {
        Record3<String, String, String> person = person(personId);
        LocalDate lastDay = Validity.lastDay(at, zone(person.value3()), validityMonths(contentId));
        return db.insertInto(COMPLETION)
                .set(COMPLETION.PERSON_ID, personId)
                .set(COMPLETION.CONTENT_ID, contentId)
                .set(COMPLETION.COMPLETED_AT, at)
                .set(COMPLETION.RECORDED_AT, recordedAt)
                .set(COMPLETION.EXPIRES_ON, lastDay)
                .set(COMPLETION.PERSON_NAME, person.value1())
                .set(COMPLETION.PERSON_ROLE, person.value2());
    }

    /** Where the person's day begins and ends. @throws NotThere if there is no such person */
    ZoneId zoneOf(int personId) {
        return zone(person(personId).value3());
    }

    /** Last valid day of a completion of that instant, as the content's validity is now; null: for ever. */
    @Nullable LocalDate lastDay(int personId, int contentId, Instant at) {
        return Validity.lastDay(at, zoneOf(personId), validityMonths(contentId));
    }

    /** The same record again, still standing: recording it twice changes nothing. */
    Optional<Long> standing(int personId, Completions.Elsewhere made, Instant at) {
        Integer score = made.score();
        return db.select(COMPLETION.ID)
                .from(COMPLETION)
                .where(COMPLETION.PERSON_ID.eq(personId), COMPLETION.CONTENT_ID.eq(made.contentId()))
                .and(COMPLETION.ORIGIN.eq("RECORDED"))
                .and(COMPLETION.CREDITED_FROM.isNull())
                .and(COMPLETION.COMPLETED_AT.eq(at))
                .and(COMPLETION.SCORE.isNotDistinctFrom(score == null ? null : score.shortValue()))
                .and(COMPLETION.EVIDENCE.isNotDistinctFrom(made.evidence()))
                .and(made.validTo() == null ? DSL.noCondition() : COMPLETION.EXPIRES_ON.eq(made.validTo()))
                .andNotExists(
                        DSL.selectOne().from(COMPLETION_VOID).where(COMPLETION_VOID.COMPLETION_ID.eq(COMPLETION.ID)))
                .fetchOptional(COMPLETION.ID);
    }

    /** The version that was the newest on that day; before the first one the first; empty: never published. */
    OptionalInt versionAt(int contentId, Instant at) {
        List<Integer> versions = db.select(CONTENT_VERSION.VERSION)
                .from(CONTENT_VERSION)
                .where(CONTENT_VERSION.CONTENT_ID.eq(contentId))
                .orderBy(
                        CONTENT_VERSION.PUBLISHED_AT.gt(at),
                        DSL.when(CONTENT_VERSION.PUBLISHED_AT.le(at), CONTENT_VERSION.VERSION.neg())
                                .otherwise(CONTENT_VERSION.VERSION))
                .limit(1)
                .fetch(CONTENT_VERSION.VERSION);
        return versions.stream().mapToInt(Integer::intValue).findFirst();
    }

    /** Person, content and context of a completion. */
    record Of(int personId, int contentId, int context, boolean voided) {}

    Optional<Of> of(long id) {
        return db.select(COMPLETION.PERSON_ID, COMPLETION.CONTENT_ID, COMPLETION.CONTEXT, COMPLETION_VOID.COMPLETION_ID)
                .from(COMPLETION)
                .leftJoin(COMPLETION_VOID)
                .on(COMPLETION_VOID.COMPLETION_ID.eq(COMPLETION.ID))
                .where(COMPLETION.ID.eq(id))
                .fetchOptional(r -> new Of(r.value1(), r.value2(), r.value3(), r.value4() != null));
    }

    void annul(long id, String reason, Written entry) {
        db.insertInto(COMPLETION_VOID)
                .set(COMPLETION_VOID.COMPLETION_ID, id)
                .set(COMPLETION_VOID.REASON, reason)
                .set(COMPLETION_VOID.VOIDED_AT, entry.at())
                .set(COMPLETION_VOID.ENTRY_ID, entry.id())
                .execute();
    }

    /** Name, jobs, time zone. */
    private Record3<String, String, String> person(int personId) {
        var jobs = DSL.select(DSL.coalesce(
                        DSL.stringAgg(ATTRIBUTE_VALUE.NAME, ", ").orderBy(ATTRIBUTE_VALUE.NAME), DSL.inline("")))
                .from(PERSON_VALUE)
                .join(ATTRIBUTE_VALUE)
                .on(ATTRIBUTE_VALUE.ID.eq(PERSON_VALUE.VALUE_ID))
                .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID), ATTRIBUTE_VALUE.ATTRIBUTE.eq("role"))
                .asField();
        return db.select(PersonName.NAME, DSL.cast(jobs, String.class), PERSON.TIME_ZONE)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchOptional()
                .orElseThrow(() -> new NotThere("person"));
    }

    private @Nullable Integer validityMonths(int contentId) {
        return db.select(CONTENT.VALIDITY_MONTHS)
                .from(CONTENT)
                .where(CONTENT.ID.eq(contentId))
                .fetchSingle()
                .value1();
    }

    private ZoneId zone(@Nullable String own) {
        try {
            return ZoneId.of(own == null ? zones.standard() : own);
        } catch (DateTimeException e) {
            return ZoneId.of(TimeZones.FALLBACK);
        }
    }
}
