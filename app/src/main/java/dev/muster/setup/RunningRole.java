package dev.muster.setup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the role that runs may do: read and write rows, add to the audit log and the completions, read what was, and nothing else
 * (docs/adr/0028).
 */
public final class RunningRole {
    private static final Logger log = LoggerFactory.getLogger(RunningRole.class);

    private static final int LOCK = 7013;

    /** Only what is missing: so a start gives nothing, and two at once don't meet. */
    private static final String MISSING = """
        with mine as (
          select c.oid, c.relkind, c.relname,
                 case when c.relkind = 'S' then 'usage, select'
                      when c.relkind = 'v' or c.relname in ('flyway_schema_history', 'erased_person', 'erasure_key') or c.relname like '%\\_was' then 'select'
                      when c.relname in ('audit_entry', 'audit_line', 'audit_block', 'completion', 'completion_void') then 'select, insert'
                      else 'select, insert, update, delete, maintain' end as wanted
          from pg_class c
          where c.relnamespace in ('public'::regnamespace, 'past'::regnamespace) and c.relkind in ('r', 'p', 'v', 'S') and not c.relispartition
            and pg_has_role(c.relowner, 'usage'))
        select format('grant %s on %s %s to %I', wanted, case relkind when 'S' then 'sequence' else 'table' end, oid::regclass, r)
        from mine, (select ?::text as r) role
        where exists (select from unnest(string_to_array(wanted, ', ')) p
          where not case relkind when 'S' then has_sequence_privilege(r, oid, p) else has_table_privilege(r, oid, p) end)
        union all
        select format('grant execute on function %s to %I', f.oid::regprocedure, r) from pg_proc f, (select ?::text as r) role
        where f.pronamespace = 'public'::regnamespace and f.proname in ('make_audit_month', 'erase_person', 'forget_addresses')
          and not has_function_privilege(r, f.oid, 'execute')
        union all
        select format('grant usage on schema %I to %I', schema, r)
        from (select ?::text as r) role, unnest(array['public', 'past']) schema
        where not has_schema_privilege(r, schema, 'usage')
        union all
        select format('grant temporary on database %I to %I', current_database(), r) from (select ?::text as r) role
        where not has_database_privilege(r, current_database(), 'temporary')""";

    /** What somebody gave it by hand, on the log and on each of its months. */
    private static final String TOO_MUCH = """
        select format('revoke update, delete, truncate, references, trigger on %s from %I', c.oid::regclass, r)
        from (select ?::text as r) role, pg_class c left join pg_inherits i on i.inhrelid = c.oid
        where (coalesce(i.inhparent, c.oid) in ('audit_entry'::regclass, 'audit_line'::regclass, 'audit_block'::regclass, 'completion'::regclass, 'completion_void'::regclass)
               or c.relnamespace = 'public'::regnamespace and c.relname like '%\\_was')
          and exists (select from aclexplode(c.relacl) a where a.grantee = to_regrole(quote_ident(r))::oid
            and a.privilege_type not in ('SELECT', 'INSERT'))""";

    /** By whatever way: as the owner, a member of it, a superuser, or by what was given to everybody. */
    private static final String CAN_CHANGE = """
        select exists (select from pg_class c left join pg_inherits i on i.inhrelid = c.oid, (select ?::text as r) role
        where (coalesce(i.inhparent, c.oid) in ('audit_entry'::regclass, 'audit_line'::regclass, 'audit_block'::regclass, 'completion'::regclass, 'completion_void'::regclass)
               or c.relnamespace = 'public'::regnamespace and c.relname like '%\\_was')
          and (pg_has_role(r, c.relowner, 'member') or has_table_privilege(r, c.oid, 'update, delete, truncate, trigger')))""";

    private RunningRole() {}

    static void prepare(DatabaseLogins logins) {
        String role = logins.running().user();
        try (Connection owner = logins.asOwner()) {
            if (!role.equals(logins.owner().user())) {
                grant(owner, role);
            }
            if (canChange(owner, role)) {
                log.warn(
                        "The database role {} owns the audit log or was given too much, so the log could be changed with"
                                + " Muster's own password: see “Two roles” in docs/operations.md",
                        role);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The rights of " + role + " could not be set", e);
        }
    }

    /** Whether the role could change what the audit log and the completions say. */
    static boolean canChange(Connection owner, String role) throws SQLException {
        return !ask(owner, CAN_CHANGE, role).getFirst().equals("f");
    }

    /** Gives the role what it needs, and takes what it must not have. */
    public static void grant(Connection owner, String role) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement s = owner.createStatement()) {
            s.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            for (String sql : ask(owner, MISSING, role, role, role, role)) {
                s.execute(sql);
            }
            for (String sql : ask(owner, TOO_MUCH, role)) {
                s.execute(sql);
            }
        }
        owner.commit();
        owner.setAutoCommit(true);
    }

    private static List<String> ask(Connection owner, String sql, String... roles) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (PreparedStatement s = owner.prepareStatement(sql)) {
            for (int i = 0; i < roles.length; i++) {
                s.setString(i + 1, roles[i]);
            }
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
        }
        return answers;
    }
}
