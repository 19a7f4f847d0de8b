package dev.muster.learning;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.COMPLETION;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.learning.rules.Validity;
import dev.muster.people.TimeZones;
import dev.muster.shared.NotThere;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.DSLContext;
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

    void insert(
            int personId,
            int contentId,
            int context,
            int version,
            long attemptId,
            @Nullable Integer score,
            String evidence,
            Instant at) {
        Record3<String, String, String> person = person(personId);
        LocalDate lastDay = Validity.lastDay(at, zone(person.value3()), validityMonths(contentId));
        db.insertInto(COMPLETION)
                .set(COMPLETION.PERSON_ID, personId)
                .set(COMPLETION.CONTENT_ID, contentId)
                .set(COMPLETION.CONTEXT, context)
                .set(COMPLETION.VERSION, version)
                .set(COMPLETION.ATTEMPT_ID, attemptId)
                .set(COMPLETION.COMPLETED_AT, at)
                .set(COMPLETION.RECORDED_AT, at)
                .set(COMPLETION.SCORE, score == null ? null : score.shortValue())
                .set(COMPLETION.EXPIRES_ON, lastDay)
                .set(COMPLETION.EVIDENCE, evidence)
                .set(COMPLETION.PERSON_NAME, person.value1())
                .set(COMPLETION.PERSON_ROLE, person.value2())
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
        return db.select(
                        PERSON.GIVEN_NAME.concat(" ").concat(PERSON.FAMILY_NAME),
                        DSL.cast(jobs, String.class),
                        PERSON.TIME_ZONE)
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
