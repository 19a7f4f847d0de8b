package dev.muster.setup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What of the database a backup holds, as the database describes itself. */
final class Catalog {
    private static final String HALF = "Muster: a restore has not ended";

    static final String MARK = "comment on table flyway_schema_history is '" + HALF + "'";
    static final String UNMARK = "comment on table flyway_schema_history is null";

    private static final String TABLES = """
            select quote_ident(c.relname),
                   (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and c.relname <> 'flyway_schema_history' and c.relname not like 'spring_session%'
             order by c.relname""";

    private static final String PARTITIONS = """
            select quote_ident(c.relname), format('create table %I partition of %I %s', c.relname, p.relname,
                          pg_get_expr(c.relpartbound, c.oid))
              from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
             where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
             order by c.relname""";

    private static final String SEQUENCES = """
            select format('%I', sequencename), coalesce(last_value, 0)::text from pg_sequences
             where schemaname = 'public' order by 1""";

    private static final String FOREIGN_KEYS = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              from pg_constraint
             where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace order by 2""";

    private static final String TRIGGERS = """
            select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
                   format('alter table %s enable %s trigger %I', tgrelid::regclass,
                          case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
              from pg_trigger join pg_class c on c.oid = tgrelid
             where not tgisinternal and tgparentid = 0 and tgenabled <> 'D'
               and c.relnamespace = 'public'::regnamespace
             order by 1""";

    private final Connection database;

    Catalog(Connection database) {
        this.database = database;
    }

    /** Two texts that belong together. */
    record Pair(String first, String second) {}

    /** Name and columns, generated ones left out. */
    List<Pair> tables() throws SQLException {
        return pairs(TABLES);
    }

    /** Name, and how it is made. */
    List<Pair> partitions() throws SQLException {
        return pairs(PARTITIONS);
    }

    /** Name and last value; 0: none was taken. */
    List<Pair> sequences() throws SQLException {
        return pairs(SEQUENCES);
    }

    /** How each is dropped, and made again. */
    List<Pair> foreignKeys() throws SQLException {
        return pairs(FOREIGN_KEYS);
    }

    /** How each is disabled, and enabled as it was. */
    List<Pair> triggers() throws SQLException {
        return pairs(TRIGGERS);
    }

    /** Whether a restore into this database was killed. */
    boolean isHalfRestored() throws SQLException {
        return !pairs("select 1, 1 where obj_description(to_regclass('flyway_schema_history'), 'pg_class') = '" + HALF
                        + "'")
                .isEmpty();
    }

    /** The newest migration, whatever order they were made in. */
    String version() throws SQLException {
        return pairs("select version, version from flyway_schema_history where success and version is not null"
                        + " order by string_to_array(version, '.')::int[] desc limit 1")
                .getFirst()
                .first();
    }

    /** The moment of the transaction, and so of what it sees. */
    Instant now() throws SQLException {
        try (Statement s = database.createStatement();
                ResultSet rows = s.executeQuery("select now()")) {
            rows.next();
            return rows.getTimestamp(1).toInstant();
        }
    }

    private List<Pair> pairs(String sql) throws SQLException {
        List<Pair> found = new ArrayList<>();
        try (Statement s = database.createStatement();
                ResultSet rows = s.executeQuery(sql)) {
            while (rows.next()) {
                found.add(new Pair(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }
}
