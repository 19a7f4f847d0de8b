package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with the program's own database password tries. */
class RunningRoleTest {
    private static final String URL = TestDatabase.freshUrl();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set note = 'x'",
                "delete from audit_line",
                "truncate audit_entry",
                "delete from audit_block",
                "update completion set score = 100",
                "delete from audit_entry_rest",
                "update assignment_was set due_on = null",
                "delete from person_was",
                "insert into source_was select * from source_was",
                "alter table assignment disable trigger user",
                "create or replace view past.person as select * from person",
                "insert into audit_entry_rest select * from audit_entry",
                "alter table audit_entry disable trigger user",
                "alter table completion disable trigger all",
                "alter table audit_line detach partition audit_line_rest",
                "alter table audit_entry owner to current_user",
                "alter table audit_entry rename to gone",
                "drop table audit_line",
                "drop table audit_entry_rest",
                "drop trigger audit_entry_is_final on audit_entry",
                "drop function refuse_change() cascade",
                "create trigger mine before insert on audit_entry for each row execute function refuse_change()",
                "create rule mine as on insert to audit_entry do instead nothing",
                "create table mine (a int)",
                "create schema mine",
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "create or replace function make_audit_month(month date) returns void language sql as ''",
                "create function mine() returns int language sql as 'select 1'",
                "alter function make_audit_month(date) reset all",
                "set session_replication_role = 'replica'",
                "set role muster",
                "set session authorization postgres",
                "grant muster to muster_run",
                "create role mine superuser",
                "alter role muster_run superuser",
                "alter role muster password 'x'",
                "reassign owned by muster to muster_run",
                "copy audit_entry to program 'cat'",
                "alter system set fsync = off",
                "insert into flyway_schema_history values (99)",
                "delete from flyway_schema_history"
            })
    void isRefused(String sql) throws SQLException {
        try (Connection running = DriverManager.getConnection(URL, TestDatabase.ROLE, TestDatabase.password())) {
            assertThatThrownBy(() -> running.createStatement().execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    /** PostgreSQL takes it with a warning, and gives nothing. */
    @Test
    void whatItGrantsItselfItDoesNotHave() throws SQLException {
        try (Connection running = DriverManager.getConnection(URL, TestDatabase.ROLE, TestDatabase.password())) {
            try {
                running.createStatement().execute("grant update, delete on audit_entry, audit_block to current_user");
            } catch (SQLException refused) {
                assertThat(refused.getSQLState()).isEqualTo("42501");
            }
            assertThatThrownBy(() -> running.createStatement().execute("delete from audit_block"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** A database of one role, as earlier versions made it, and what an owner once gave by mistake. */
    @Test
    void anOlderDatabaseGoesOn() throws SQLException {
        String url = TestDatabase.freshUrl();
        var flyway = Flyway.configure()
                .dataSource(url, TestDatabase.OWNER, TestDatabase.ownersPassword())
                .locations("classpath:db/migration");
        flyway.cleanDisabled(false).load().clean();
        flyway.target("36").load().migrate();
        try (Connection owner = DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.ownersPassword());
                Connection running = DriverManager.getConnection(url, TestDatabase.ROLE, TestDatabase.password())) {
            owner.createStatement().execute("""
                    create table audit_entry_201001 partition of audit_entry for values from ('2010-01-01Z') to ('2010-02-01Z');
                    insert into audit_entry (at, actor_kind, actor_name, action) values ('2010-01-02Z', 'SYSTEM', 'x', 'x');
                    grant all on all tables in schema public to muster_run""");
            flyway.target("latest").load().migrate();
            RunningRole.grant(owner, TestDatabase.ROLE);
            RunningRole.grant(owner, TestDatabase.ROLE);
            for (String table : new String[] {"audit_entry", "audit_entry_201001", "audit_block", "completion"}) {
                assertThatThrownBy(() -> running.createStatement().execute("delete from " + table))
                        .as(table)
                        .hasMessageContaining("permission denied");
            }
            running.createStatement().execute("""
                    insert into audit_entry (at, actor_kind, actor_name, action) values (now(), 'SYSTEM', 'x', 'x')""");
            assertThat(count(running, "audit_entry")).isEqualTo(2);
        }
    }

    @Test
    void onlyMonthsThatComeAreMade() throws SQLException {
        String url = TestDatabase.freshUrl();
        try (Connection running = DriverManager.getConnection(url, TestDatabase.ROLE, TestDatabase.password())) {
            int before = partitions(running);
            for (String month : new String[] {
                "date '1990-01-01'", "date '4000-01-01'", "(date_trunc('month', now()) + interval '2 days')::date"
            }) {
                running.createStatement().execute("select make_audit_month(" + month + ")");
            }
            assertThat(partitions(running)).as("of other months").isEqualTo(before);
            String next = "select make_audit_month((date_trunc('month', now()) + interval '3 months')::date)";
            running.createStatement().execute(next);
            assertThatCode(() -> running.createStatement().execute(next)).doesNotThrowAnyException();
            assertThat(partitions(running)).isEqualTo(before + 2);
            running.createStatement().execute("""
                    insert into audit_entry (at, actor_kind, actor_name, action)
                    values (date_trunc('month', now()) + interval '3 months 5 days', 'SYSTEM', 'x', 'x')""");
            assertThat(count(running, "audit_entry")).isEqualTo(1);
        }
    }

    private static int partitions(Connection c) throws SQLException {
        return count(c, "pg_class where relispartition and relkind = 'r' and relname like 'audit_%'");
    }

    private static int count(Connection c, String from) throws SQLException {
        try (var r = c.createStatement().executeQuery("select count(*) from " + from)) {
            r.next();
            return r.getInt(1);
        }
    }
}
