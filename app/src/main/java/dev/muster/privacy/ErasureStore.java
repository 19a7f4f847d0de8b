package dev.muster.privacy;

import static dev.muster.generated.db.Tables.ERASED_PERSON;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.people.PersonStatus;
import dev.muster.privacy.Erasures.Known;
import dev.muster.privacy.Erasures.Stays;
import dev.muster.shared.NamedSql;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Component;

/** Who was erased; the database itself does it. */
@Component
class ErasureStore {
    private final DSLContext db;

    ErasureStore(DSLContext db) {
        this.db = db;
    }

    Optional<Known> find(int id) {
        return select(id).fetchOptional(ErasureStore::known);
    }

    /** Holds the person until the transaction ends; imports wait, as for every change of a person. */
    Optional<Known> hold(int id) {
        db.execute("lock table person in row exclusive mode");
        return select(id).forUpdate().fetchOptional(ErasureStore::known);
    }

    private SelectConditionStep<? extends Record> select(int id) {
        return db.select(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.STATUS)
                .from(PERSON)
                .where(PERSON.ID.eq(id));
    }

    private static Known known(Record r) {
        return new Known(r.get(PERSON.ID), PersonName.of(r), PersonStatus.valueOf(r.get(PERSON.STATUS)));
    }

    Optional<Instant> erasedAt(int id) {
        return db.selectFrom(ERASED_PERSON)
                .where(ERASED_PERSON.PERSON_ID.eq(id))
                .fetchOptional(ERASED_PERSON.ERASED_AT);
    }

    boolean isImporting() {
        return db.fetchSingle("""
                        select exists (select from import_run r join job j on j.id = r.job_id where j.state in ('QUEUED', 'RUNNING'))""").get(0, Boolean.class);
    }

    /** Every text of the database is looked at: that takes its time in a large one. */
    void takeTime() {
        db.execute("select set_config('statement_timeout', '30min', true)");
    }

    /** What was replaced, by table, and which blocks of the log that touched: JSON. */
    String erase(int id, long entry) {
        return db.fetchSingle("select erase_person(?, ?)::text", id, entry).get(0, String.class);
    }

    Stays stays(int id) {
        return db.fetchSingle(NamedSql.named("""
                        select (select count(*) from completion where person_id = :id),
                               (select count(*) from assignment where person_id = :id),
                               (select count(distinct entry_id) from audit_line where person_id = :id)""").bind("id", id).sql())
                .map(r -> new Stays(r.get(0, Long.class), r.get(1, Long.class), r.get(2, Long.class)));
    }

    /** Names of what is no text about people in which the name stands. */
    List<String> mentions(int id) {
        return db.fetch("""
            with p as materialized (select erasure_pattern(?) as pattern),
            texts as (
              select 'Group “' || name || '”' as place, name as said from people_group where deleted_at is null
              union all select 'Attribute value “' || name || '”', name from attribute_value
              union all select 'Automation “' || name || '”', name from rule where name is not null and deleted_at is null
              union all select 'Content “' || title || '”', title || ' ' || description from content
              union all select 'Step “' || s.title || '” of “' || c.title || '”', concat_ws(' ', s.title, s.body, s.questions::text)
                from step s join content c on c.id = s.content_id and s.version in (0, c.version))
            select distinct place from texts, p where said ~* pattern order by place limit 50""", id).into(String.class);
    }
}
