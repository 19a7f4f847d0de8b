package dev.muster.people.imports;

import static dev.muster.generated.db.Tables.IMPORT_REJECT;

import dev.muster.audit.AuditLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Writes what an import decided: all of it by COPY into temporary tables, in batches, and from there with one statement per
 * table.
 */
@Component
class ImportWriteStore {
    private static final String PERSON_COLUMNS =
            "id, given_name, family_name, username, email, employee_number, hired_on, leaves_on, manager_id, language,"
                    + " time_zone, access_level, status, status_reason";

    private final DSLContext db;

    ImportWriteStore(DSLContext db) {
        this.db = db;
    }

    /** Others can read people until the transaction ends, but not change them. */
    void lock() {
        db.execute("lock table person in share row exclusive mode");
    }

    void begin() {
        db.execute("drop table if exists pg_temp.import_person, pg_temp.import_value");
        db.execute("""
                create temp table import_person on commit drop as
                select id, given_name, family_name, username, email, employee_number, hired_on, leaves_on, manager_id,
                       language, time_zone, access_level, status, status_reason, new_starter, true as is_new,
                       null::jsonb as before, null::jsonb as after
                from person with no data""");
        db.execute("create temp table import_value (person_id int, value_id int, gone boolean) on commit drop");
    }

    /** Takes changed and new people to where they are written from. @param valueName names the ids of values */
    void add(List<ImportChange> changes, IntFunction<String> valueName) {
        copy("import_person (" + PERSON_COLUMNS + ", new_starter, is_new, before, after)", rows -> {
            for (ImportChange c : changes) {
                KnownPerson p = c.after();
                KnownTrace trace = KnownTrace.of(c.before(), p, valueName);
                rows.row(
                        p.id(),
                        p.givenName(),
                        p.familyName(),
                        p.username(),
                        p.email(),
                        p.employeeNumber(),
                        p.hiredOn(),
                        p.leavesOn(),
                        p.managerId(),
                        p.language(),
                        p.timeZone(),
                        p.accessLevel(),
                        p.status(),
                        p.statusReason(),
                        c.newStarter(),
                        c.before() == null,
                        trace.before(),
                        trace.after());
            }
        });
        copy("import_value (person_id, value_id, gone)", rows -> {
            for (ImportChange c : changes) {
                addValues(c, rows);
            }
        });
    }

    private static void addValues(ImportChange c, CopyRows rows) throws SQLException {
        List<Integer> before = c.before() == null ? List.of() : c.before().valueIds();
        List<Integer> after = c.after().valueIds();
        for (int value : before) {
            if (!after.contains(value)) {
                rows.row(c.after().id(), value, true);
            }
        }
        for (int value : after) {
            if (!before.contains(value)) {
                rows.row(c.after().id(), value, false);
            }
        }
    }

    /** Writes what was added. Usernames and addresses that are given up are free before others have them. */
    void write(Instant now) {
        db.execute("analyze import_person");
        db.execute("analyze import_value");
        db.execute("""
                update person p set
                  username = case when same_key(p.username) = same_key(n.username) then p.username else '~' || p.id end,
                  email = case when same_key(p.email) = same_key(n.email) then p.email end
                from import_person n
                where n.id = p.id and not n.is_new and (p.username, p.email) is distinct from (n.username, n.email)
                  and (same_key(p.username) <> same_key(n.username) or same_key(p.email) is distinct from same_key(n.email))
                """);
        db.execute("""
                insert into person (%1$s, new_starter, status_since, created_at)
                select %1$s, new_starter, ?::timestamptz, ?::timestamptz from import_person where is_new
                """.formatted(PERSON_COLUMNS), now, now);
        db.execute("""
                insert into person_status_past (person_id, status, valid_from, valid_to)
                select p.id, p.status, p.status_since, ?::timestamptz
                from person p join import_person n using (id)
                where not n.is_new and p.status <> n.status and p.status_since < ?::timestamptz
                on conflict do nothing""", now, now);
        db.execute("""
                update person p set
                  given_name = n.given_name, family_name = n.family_name, username = n.username, email = n.email,
                  employee_number = n.employee_number, hired_on = n.hired_on, leaves_on = n.leaves_on,
                  manager_id = n.manager_id, language = n.language, time_zone = n.time_zone,
                  access_level = n.access_level, status = n.status, status_reason = n.status_reason,
                  status_since = case when p.status = n.status then p.status_since else ?::timestamptz end,
                  version = p.version + 1
                from import_person n where n.id = p.id and not n.is_new""", now);
        values(now);
    }

    private void values(Instant now) {
        db.execute("""
                with gone as (
                  delete from person_value v using import_value n
                  where n.gone and v.person_id = n.person_id and v.value_id = n.value_id
                  returning v.person_id, v.value_id, v.since)
                insert into person_value_past (person_id, value_id, valid_from, valid_to)
                select person_id, value_id, since, ?::timestamptz from gone where since < ?::timestamptz
                on conflict do nothing""", now, now);
        db.execute("""
                insert into person_value (person_id, value_id, since)
                select person_id, value_id, ?::timestamptz from import_value where not gone
                on conflict do nothing""", now);
    }

    /** One line per person. */
    void auditLines(AuditLog.Written entry) {
        db.execute(
                "insert into audit_line (at, entry_id, person_id, before, after)"
                        + " select ?::timestamptz, ?, id, before, after from import_person",
                entry.at(),
                entry.id());
    }

    /** Ids of people who were written, by and by. @param there only those who were there before */
    List<Integer> written(boolean there, int afterId, int limit) {
        return db.fetch(
                        "select id from import_person where id > ? and not (is_new and ?) order by id limit ?",
                        afterId,
                        there,
                        limit)
                .map(r -> r.get(0, int.class));
    }

    void rejects(int run) {
        db.deleteFrom(IMPORT_REJECT).where(IMPORT_REJECT.RUN_ID.eq(run)).execute();
        db.execute(
                "insert into import_reject (run_id, line, field, message)"
                        + " select ?, line, field, message from import_row where message is not null order by line",
                run);
    }

    @FunctionalInterface
    private interface Writing {
        void to(CopyRows rows) throws SQLException;
    }

    private void copy(String into, Writing writing) {
        db.connection((Connection connection) -> {
            try (CopyRows rows = new CopyRows(connection, into)) {
                writing.to(rows);
            }
        });
    }
}
