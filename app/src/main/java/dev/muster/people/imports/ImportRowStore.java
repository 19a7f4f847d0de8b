package dev.muster.people.imports;

import dev.muster.people.PersonStatus;
import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrRows;
import dev.muster.people.rules.Leaves;
import dev.muster.people.rules.Usernames;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Same;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of an HR file in a temporary table, for as long as the transaction lasts: however many, they are not in memory. */
@Component
class ImportRowStore {
    static final int BATCH = 5_000;
    private static final String COLUMNS = "line, who, number, number_key, username, username_key, email, email_key,"
            + " given_name, family_name, hired_on, leaves_on, language, time_zone, access_level, boss, boss_key, stem,"
            + " value_ids, field, message";
    private static final String PERSON = """
            p.id as person, p.employee_number, p.username as p_username, p.email as p_email, p.given_name as p_given,
            p.family_name as p_family, p.hired_on as p_hired, p.leaves_on as p_leaves, p.manager_id as p_manager,
            p.language as p_language, p.time_zone as p_zone, p.access_level as p_level, p.status, p.status_reason,
            p.leave_from, p.leave_until, p.earlier_leaves,
            array(select v.value_id from person_value v where v.person_id = p.id order by v.value_id) as had""";

    private final DSLContext db;

    ImportRowStore(DSLContext db) {
        this.db = db;
    }

    /** A row as it was read. @param valueIds of its values */
    record Loaded(HrRows.Read read, List<Integer> valueIds) {}

    void begin() {
        db.execute("drop table if exists pg_temp.import_row");
        db.execute("""
                create temp table import_row (
                  line int primary key, who text, number text, number_key text, username text, username_key text,
                  email text, email_key text, given_name text, family_name text, hired_on date, leaves_on date,
                  language text, time_zone text, access_level text, boss text, boss_key text, stem text, value_ids int[],
                  field text, message text, person_id int, id int, manager_id int) on commit drop""");
    }

    void load(List<Loaded> rows) {
        db.connection((Connection connection) -> {
            try (CopyRows copy = new CopyRows(connection, "import_row (" + COLUMNS + ")")) {
                for (Loaded row : rows) {
                    copy.row(cells(row));
                }
            }
        });
    }

    private static @Nullable Object[] cells(Loaded row) {
        HrRows.Read read = row.read();
        HrPerson p = read.person();
        HrReject reject = read.reject();
        if (p == null) {
            @Nullable Object[] cells = new @Nullable Object[21];
            cells[0] = read.line();
            cells[1] = key(read.who());
            cells[19] = reject == null ? "" : reject.field();
            cells[20] = reject == null ? "" : reject.message();
            return cells;
        }
        return new @Nullable Object[] {
            p.line(),
            key(read.who()),
            p.employeeNumber(),
            key(p.employeeNumber()),
            p.username(),
            key(p.username()),
            p.email(),
            key(p.email()),
            p.givenName(),
            p.familyName(),
            p.hiredOn(),
            p.leavesOn(),
            p.language(),
            p.timeZone(),
            p.accessLevel(),
            p.managerEmployeeNumber(),
            key(p.managerEmployeeNumber()),
            p.username() != null || p.givenName() == null || p.familyName() == null
                    ? null
                    : Usernames.stem(p.givenName(), p.familyName()),
            row.valueIds().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")),
            null,
            null
        };
    }

    private static @Nullable String key(@Nullable String text) {
        return text == null ? null : Same.key(text);
    }

    void loaded() {
        db.execute("create index on import_row (who)");
        db.execute("analyze import_row");
    }

    /** Ids for those who are new. */
    void giveIds() {
        db.execute("""
                update import_row r set id = n.id from (
                  select line, nextval(pg_get_serial_sequence('person', 'id')) as id from (
                    select line from import_row where message is null and person_id is null order by line) o) n
                where n.line = r.line""");
        db.execute("""
                update import_row r set manager_id = m.id from import_row m
                where r.manager_id < 0 and m.line = -r.manager_id""");
    }

    /** The rows that are taken, in the file's order. */
    List<ImportRow> taken(int afterLine) {
        return db.fetch(
                        "select r.*, " + PERSON
                                + " from import_row r left join person p on p.id = r.person_id"
                                + " where r.message is null and r.line > ? order by r.line limit ?",
                        afterLine,
                        BATCH)
                .map(ImportRowStore::row);
    }

    List<ImportRow> takenOf(Integer[] personIds) {
        return db.fetch(
                        "select r.*, " + PERSON + " from import_row r join person p on p.id = r.person_id"
                                + " where r.message is null and p.id = any(?::int[]) order by r.line",
                        (Object) personIds)
                .map(ImportRowStore::row);
    }

    /** Active people whom the file could name and does not, not even in a row that was rejected. */
    List<KnownPerson> missing(String identity, int afterId) {
        return db.fetch(
                        "select " + PERSON + " from person p where p.status <> 'DEACTIVATED' and p." + column(identity)
                                + " is not null and not exists (select from import_row r where r.who = same_key(p."
                                + column(identity) + ")) and p.id > ? order by p.id limit ?",
                        afterId,
                        BATCH)
                .map(ImportRowStore::known);
    }

    /** Those of these people whom {@link #missing} has. */
    List<Integer> missingOf(String identity, Integer[] personIds) {
        String column = column(identity);
        return db.fetch(
                        "select p.id from person p where p.id = any(?::int[]) and p." + column
                                + " is not null and not exists (select from import_row r where r.who = same_key(p."
                                + column + "))",
                        (Object) personIds)
                .map(r -> r.get(0, int.class));
    }

    List<HrReject> rejects(int afterLine, int limit) {
        return db.fetch(
                        "select line, field, message from import_row where message is not null and line > ?"
                                + " order by line limit ?",
                        afterLine,
                        limit)
                .map(r -> new HrReject(
                        r.get("line", int.class), r.get("field", String.class), r.get("message", String.class)));
    }

    int rejected() {
        return db.fetchSingle("select count(*) from import_row where message is not null")
                .get(0, int.class);
    }

    /** New values that rows which are taken have. */
    List<Integer> newValues() {
        return db.fetch("select distinct v from import_row, unnest(value_ids) v where message is null and v < 0")
                .map(r -> r.get(0, int.class));
    }

    int activeBefore() {
        return db.fetchSingle("select count(*) from person where status <> 'DEACTIVATED'")
                .get(0, int.class);
    }

    List<Integer> activeAdmins() {
        return db.fetch("select id from person where access_level = 'ADMIN' and status <> 'DEACTIVATED'")
                .map(r -> r.get(0, int.class));
    }

    static String column(String identity) {
        return Map.of("employeeNumber", "employee_number", "username", "username")
                .getOrDefault(identity, "email");
    }

    private static ImportRow row(Record r) {
        int line = r.get("line", int.class);
        HrPerson row = new HrPerson(
                line,
                r.get("number", String.class),
                r.get("username", String.class),
                r.get("email", String.class),
                r.get("given_name", String.class),
                r.get("family_name", String.class),
                r.get("hired_on", LocalDate.class),
                r.get("leaves_on", LocalDate.class),
                r.get("language", String.class),
                r.get("time_zone", String.class),
                r.get("access_level", String.class),
                r.get("boss", String.class),
                Map.of());
        Integer person = r.get("person", Integer.class);
        Integer id = r.get("id", Integer.class);
        return new ImportRow(
                row,
                Arrays.asList(r.get("value_ids", Integer[].class)),
                person != null ? person : id != null ? id : -line,
                r.get("manager_id", Integer.class),
                person == null ? null : known(r));
    }

    private static KnownPerson known(Record r) {
        return new KnownPerson(
                r.get("person", int.class),
                r.get("employee_number", String.class),
                r.get("p_username", String.class),
                r.get("p_email", String.class),
                r.get("p_given", String.class),
                r.get("p_family", String.class),
                r.get("p_hired", LocalDate.class),
                r.get("p_leaves", LocalDate.class),
                r.get("p_manager", Integer.class),
                r.get("p_language", String.class),
                r.get("p_zone", String.class),
                AccessLevel.valueOf(r.get("p_level", String.class)),
                PersonStatus.valueOf(r.get("status", String.class)),
                r.get("status_reason", String.class),
                Leaves.of(
                        r.get("earlier_leaves", LocalDate[].class),
                        r.get("leave_from", LocalDate.class),
                        r.get("leave_until", LocalDate.class)),
                Arrays.asList(r.get("had", Integer[].class)));
    }
}
