package dev.muster.learning;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.COMPLETION;
import static dev.muster.generated.db.Tables.COMPLETION_VOID;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.CONTENT_VERSION;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog.Written;
import dev.muster.generated.db.tables.records.AttemptRecord;
import dev.muster.generated.db.tables.records.CompletionRecord;
import dev.muster.library.ContentStore;
import dev.muster.library.rules.LastDay;
import dev.muster.library.rules.Validity;
import dev.muster.people.TimeZones;
import dev.muster.shared.NotThere;
import dev.muster.shared.PersonName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes completions, with the person's name and job as they are at that moment. */
@Component
class CompletionStore {
    private final DSLContext db;
    private final TimeZones zones;

    CompletionStore(DSLContext db, TimeZones zones) {
        this.db = db;
        this.zones = zones;
    }

    /** What a completion meets. @param context 0: standalone, else the module */
    record Requirement(int personId, int contentId, int context) {
        static Requirement standalone(int personId, int contentId) {
            return new Requirement(personId, contentId, 0);
        }
    }

    /** The version that an attempt was completed on. */
    int version(long attemptId) {
        return db.select(COMPLETION.VERSION)
                .from(COMPLETION)
                .where(COMPLETION.ATTEMPT_ID.eq(attemptId))
                .fetchSingle()
                .value1();
    }

    /** A course's, in the context of its attempt. @return its id */
    long ofCourse(AttemptRecord attempt, Proof proof, Instant at) {
        Requirement of = new Requirement(attempt.getPersonId(), attempt.getContentId(), attempt.getContext());
        return with(proof, row(of, at, at))
                .set(COMPLETION.EXPIRES_ON, lastDay(of, at))
                .set(COMPLETION.ATTEMPT_ID, attempt.getId())
                .returningResult(COMPLETION.ID)
                .fetchSingle()
                .value1();
    }

    /** What the log says of it, so that it can be compared with that. */
    ObjectNode seal(long id) {
        String json = db.resultQuery("select completion_seal(k)::text from completion k where k.id = {0}", DSL.val(id))
                .fetchSingle()
                .get(0, String.class);
        return (ObjectNode) JsonMapper.shared().readTree(json);
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
     * @return its id
     */
    long ofModule(
            int personId,
            int moduleId,
            @Nullable Long attemptId,
            Proof proof,
            @Nullable LocalDate coursesValidTo,
            Instant at) {
        Requirement of = Requirement.standalone(personId, moduleId);
        LocalDate own = lastDay(of, at);
        return with(proof, row(of, at, at))
                .set(COMPLETION.ATTEMPT_ID, attemptId)
                .set(COMPLETION.EXPIRES_ON, LastDay.earlier(own, coursesValidTo))
                .set(COMPLETION.OWN_LAST_DAY, own)
                .returningResult(COMPLETION.ID)
                .fetchSingle()
                .value1();
    }

    /** A completion made elsewhere, standalone. */
    long record(int personId, Completions.Elsewhere made, Instant at, int version, Instant recordedAt) {
        Integer score = made.score();
        Requirement of = Requirement.standalone(personId, made.contentId());
        return row(of, at, recordedAt)
                .set(COMPLETION.VERSION, version)
                .set(COMPLETION.ORIGIN, "RECORDED")
                .set(COMPLETION.SCORE, score == null ? null : score.shortValue())
                .set(COMPLETION.EVIDENCE, made.evidence())
                .set(COMPLETION.EXPIRES_ON, made.validTo() == null ? lastDay(of, at) : made.validTo())
                .returningResult(COMPLETION.ID)
                .fetchSingle()
                .value1();
    }

    /**
     * Of a course that another one's completion renews, at the same moment; twice is once.
     *
     * @param version that was completed when it was gone through itself
     */
    Optional<Long> renewed(int personId, int contentId, int version, long by, Instant recordedAt) {
        Instant at = Objects.requireNonNull(db.select(COMPLETION.COMPLETED_AT)
                .from(COMPLETION)
                .where(COMPLETION.ID.eq(by))
                .fetchSingle(COMPLETION.COMPLETED_AT));
        Requirement of = Requirement.standalone(personId, contentId);
        return row(of, at, recordedAt)
                .set(COMPLETION.VERSION, version)
                .set(COMPLETION.EXPIRES_ON, lastDay(of, at))
                .set(COMPLETION.RENEWED_BY, by)
                .onConflictDoNothing()
                .returningResult(COMPLETION.ID)
                .fetchOptional(COMPLETION.ID);
    }

    /** What this completion renewed and still stands. */
    List<Long> renewedBy(long id) {
        return db.select(COMPLETION.ID)
                .from(COMPLETION)
                .where(COMPLETION.RENEWED_BY.eq(id))
                .andNotExists(
                        DSL.selectOne().from(COMPLETION_VOID).where(COMPLETION_VOID.COMPLETION_ID.eq(COMPLETION.ID)))
                .orderBy(COMPLETION.ID)
                .fetch(COMPLETION.ID);
    }

    private InsertSetMoreStep<CompletionRecord> row(Requirement of, Instant at, Instant recordedAt) {
        Record3<String, String, String> person = person(of.personId());
        return db.insertInto(COMPLETION)
                .set(COMPLETION.PERSON_ID, of.personId())
                .set(COMPLETION.CONTENT_ID, of.contentId())
                .set(COMPLETION.CONTEXT, of.context())
                .set(COMPLETION.COMPLETED_AT, at)
                .set(COMPLETION.RECORDED_AT, recordedAt)
                .set(COMPLETION.PERSON_NAME, person.value1())
                .set(COMPLETION.PERSON_ROLE, person.value2());
    }

    /** Where the person's day begins and ends. @throws NotThere if there is no such person */
    ZoneId zoneOf(int personId) {
        return zone(person(personId).value3());
    }

    /** Last valid day of a completion of that instant, as validity and completions before it are now; null: for ever. */
    @Nullable LocalDate lastDay(Requirement of, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zoneOf(of.personId()));
        return LastDay.of(day, validity(of.contentId()), earlierLastDays(of, at));
    }

    private List<LocalDate> earlierLastDays(Requirement of, Instant at) {
        return db.select(COMPLETION.EXPIRES_ON)
                .from(COMPLETION)
                .where(COMPLETION.PERSON_ID.eq(of.personId()), COMPLETION.CONTENT_ID.eq(of.contentId()))
                .and(COMPLETION.CONTEXT.eq(of.context()))
                .and(COMPLETION.COMPLETED_AT.lt(at))
                .and(COMPLETION.EXPIRES_ON.isNotNull())
                .andNotExists(DSL.selectOne()
                        .from(COMPLETION_VOID)
                        .where(COMPLETION_VOID.COMPLETION_ID.in(COMPLETION.ID, COMPLETION.CREDITED_FROM)))
                .fetch(COMPLETION.EXPIRES_ON);
    }

    /**
     * Last day of the module's completion by its own validity, whatever its courses'; null: for ever.
     *
     * @param at when it was completed
     */
    @Nullable LocalDate ownLastDay(int personId, int moduleId, Instant at) {
        Requirement of = Requirement.standalone(personId, moduleId);
        return db.select(COMPLETION.OWN_LAST_DAY)
                .from(COMPLETION)
                .where(COMPLETION.PERSON_ID.eq(personId), COMPLETION.CONTENT_ID.eq(moduleId))
                .and(COMPLETION.COMPLETED_AT.eq(at))
                .and(COMPLETION.OWN_LAST_DAY.isNotNull())
                .orderBy(COMPLETION.ID.desc())
                .limit(1)
                .fetchOptional(COMPLETION.OWN_LAST_DAY)
                .orElseGet(() -> lastDay(of, at));
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

    /** The same of many at once, by their places. */
    Set<Integer> standing(List<Completions.Row> rows) {
        int n = rows.size();
        Integer[] people = new Integer[n];
        Integer[] contents = new Integer[n];
        String[] at = new String[n];
        @Nullable Integer[] scores = new Integer[n];
        @Nullable String[] evidence = new String[n];
        @Nullable String[] validTo = new String[n];
        for (int i = 0; i < n; i++) {
            Completions.Row row = rows.get(i);
            LocalDate last = row.made().validTo();
            people[i] = row.personId();
            contents[i] = row.made().contentId();
            at[i] = row.at().toString();
            scores[i] = row.made().score();
            evidence[i] = row.made().evidence();
            validTo[i] = last == null ? null : last.toString();
        }
        return db
                .fetch(named("""
            select r.place from unnest(:people::int[], :contents::int[], :at::text[], :scores::int[], :evidence::text[], :validTo::text[])
              with ordinality as r (person_id, content_id, at, score, evidence, valid_to, place)
            where exists (
              select from completion k
              where k.person_id = r.person_id and k.content_id = r.content_id and k.origin = 'RECORDED' and k.credited_from is null
                and k.completed_at = r.at::timestamptz and k.score is not distinct from r.score
                and k.evidence is not distinct from r.evidence and (r.valid_to is null or k.expires_on = r.valid_to::date)
                and not exists (select from completion_void v where v.completion_id = k.id))""")
                        .bind("people", people)
                        .bind("contents", contents)
                        .bind("at", at)
                        .bind("scores", scores)
                        .bind("evidence", evidence)
                        .bind("validTo", validTo)
                        .sql())
                .map(r -> r.get("place", Integer.class) - 1)
                .stream()
                .collect(Collectors.toSet());
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

    private Validity validity(int contentId) {
        return ContentStore.validity(
                db.selectFrom(CONTENT).where(CONTENT.ID.eq(contentId)).fetchSingle());
    }

    private ZoneId zone(@Nullable String own) {
        try {
            return ZoneId.of(own == null ? zones.standard() : own);
        } catch (DateTimeException e) {
            return ZoneId.of(TimeZones.FALLBACK);
        }
    }
}
