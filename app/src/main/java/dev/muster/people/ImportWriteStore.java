package dev.muster.people;

import dev.muster.audit.AuditLog;
import dev.muster.people.ImportPlan.Change;
import dev.muster.people.rules.HrReject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Writes what an import decided: new people by COPY into the tables, changed ones by COPY into a temporary table and one
 * statement per table.
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

    /** Ids for new people. */
    List<Integer> newIds(int n) {
        return db
                .fetchValues("select nextval(pg_get_serial_sequence('person', 'id')) from generate_series(1, ?)", n)
                .stream()
                .map(id -> ((Number) id).intValue())
                .toList();
    }

    void create(List<Change> created, Instant now) {
        copy("person (" + PERSON_COLUMNS + ", new_starter, status_since, created_at)", rows -> {
            for (Change c : created) {
                Known p = c.after();
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
                        now,
                        now);
            }
        });
        copy("person_value (person_id, value_id, since)", rows -> {
            for (Change c : created) {
                for (int value : c.after().valueIds()) {
                    rows.row(c.after().id(), value, now);
                }
            }
        });
    }

    /**
     * Takes the changed people to where they are written from. Their usernames and addresses are free from now on: others
     * may have them, before or after.
     */
    void stage(List<Change> changed) {
        db.execute("""
                create temp table import_person on commit drop as
                select id, given_name, family_name, username, email, employee_number, hired_on, leaves_on, manager_id,
                       language, time_zone, access_level, status, status_reason
                from person with no data""");
        copy("import_person (" + PERSON_COLUMNS + ")", rows -> {
            for (Change c : changed) {
                Known p = c.after();
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
                        p.statusReason());
            }
        });
        db.execute("analyze import_person");
        db.execute("""
                update person p set
                  username = case when same_key(p.username) = same_key(n.username) then p.username else '~' || p.id end,
                  email = case when same_key(p.email) = same_key(n.email) then p.email end
                from import_person n
                where n.id = p.id and (same_key(p.username) <> same_key(n.username)
                  or same_key(p.email) is distinct from same_key(n.email))""");
    }

    /** Writes what was {@link #stage}d. */
    void change(List<Change> changed, Instant now) {
        db.execute("""
                insert into person_status_past (person_id, status, valid_from, valid_to)
                select p.id, p.status, p.status_since, ?::timestamptz
                from person p join import_person n using (id)
                where p.status <> n.status and p.status_since < ?::timestamptz
                on conflict do nothing""", now, now);
        db.execute("""
                update person p set
                  given_name = n.given_name, family_name = n.family_name, username = n.username, email = n.email,
                  employee_number = n.employee_number, hired_on = n.hired_on, leaves_on = n.leaves_on,
                  manager_id = n.manager_id, language = n.language, time_zone = n.time_zone,
                  access_level = n.access_level, status = n.status, status_reason = n.status_reason,
                  status_since = case when p.status = n.status then p.status_since else ?::timestamptz end,
                  version = p.version + 1
                from import_person n where n.id = p.id""", now);
        values(changed.stream().filter(ImportWriteStore::movesValues).toList(), now);
    }

    private static boolean movesValues(Change c) {
        return c.before() != null && !c.before().valueIds().equals(c.after().valueIds());
    }

    private void values(List<Change> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        db.execute("create temp table import_value (person_id int, value_id int, gone boolean) on commit drop");
        copy("import_value (person_id, value_id, gone)", rows -> {
            for (Change c : changed) {
                List<Integer> before =
                        c.before() == null ? List.of() : c.before().valueIds();
                for (int value : before) {
                    if (!c.after().valueIds().contains(value)) {
                        rows.row(c.after().id(), value, true);
                    }
                }
                for (int value : c.after().valueIds()) {
                    if (!before.contains(value)) {
                        rows.row(c.after().id(), value, false);
                    }
                }
            }
        });
        db.execute("analyze import_value");
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

    /** One line per person. @param valueName names the ids of values */
    void auditLines(AuditLog.Written entry, List<Change> changes, IntFunction<String> valueName) {
        copy("audit_line (at, entry_id, person_id, before, after)", rows -> {
            for (Change c : changes) {
                KnownTrace trace = KnownTrace.of(c.before(), c.after(), valueName);
                rows.row(entry.at(), entry.id(), c.after().id(), trace.before(), trace.after());
            }
        });
    }

    void rejects(int run, List<HrReject> rejects) {
        copy("import_reject (run_id, line, field, message)", rows -> {
            for (var r : rejects) {
                rows.row(run, r.line(), r.field(), r.message());
            }
        });
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
