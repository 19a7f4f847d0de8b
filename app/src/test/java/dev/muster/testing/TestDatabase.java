package dev.muster.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.pg.EmbeddedPostgres;
import dev.muster.setup.RunningRole;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;

/**
 * One throw-away server per test JVM with one migrated template; {@link #fresh} copies it, which takes some 100 ms. The
 * session time zone is awkward on purpose. No shutdown hook: the watchdog stops the server after the JVM is gone.
 */
public final class TestDatabase {
    private static final AtomicInteger N = new AtomicInteger();
    private static final String ZONE = "set time zone 'Pacific/Kiritimati'";

    /** Who owns and migrates. */
    public static final String OWNER = "muster";

    /** Who runs, as the program does. */
    public static final String ROLE = "muster_run";

    private TestDatabase() {}

    private static final class Server {
        static volatile String password = "";
        static final EmbeddedPostgres PG = start();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres pg = EmbeddedPostgres.start(EmbeddedPostgres.Options.throwAway(ServerPrograms.in(
                    Path.of("target/test-pg-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis()))));
            try {
                execute(pg, "drop database if exists template_muster with (force)");
                pg.ensureDatabase("template_muster", OWNER);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            String url = pg.jdbcUrl("template_muster");
            Flyway.configure()
                    .dataSource(url, OWNER, pg.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            try (Connection owner = DriverManager.getConnection(url, OWNER, pg.password())) {
                password = pg.ensureRole(ROLE);
                RunningRole.grant(owner, ROLE);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return pg;
        }
    }

    private static void execute(EmbeddedPostgres pg, String sql) throws SQLException {
        try (var c = DriverManager.getConnection(pg.jdbcUrl("postgres"), pg.username(), pg.password());
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }

    /** What a superuser does on the server. @return the JDBC URL of this database there */
    public static String server(String database, List<String> statements) {
        try {
            for (String sql : statements) {
                execute(Server.PG, sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.PG.jdbcUrl(database);
    }

    /** A new, migrated, empty database: its JDBC URL. */
    public static String freshUrl() {
        String name = "test_" + N.incrementAndGet();
        try {
            execute(Server.PG, "create database " + name + " template template_muster owner " + OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.PG.jdbcUrl(name);
    }

    /** A new database without any table. */
    public static String emptyUrl() {
        String name = "test_" + N.incrementAndGet();
        try {
            execute(Server.PG, "create database " + name + " owner " + OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.PG.jdbcUrl(name);
    }

    /** Of {@link #ROLE}. */
    public static String password() {
        return Server.password;
    }

    public static String ownersPassword() {
        return Server.PG.password();
    }

    /** What only the owner of the tables may do, on the database that {@code db} looks at. */
    public static void asOwner(DSLContext db, String... statements) {
        String url = db.connectionResult(c -> c.getMetaData().getURL());
        try (var c = DriverManager.getConnection(url, OWNER, ownersPassword());
                var s = c.createStatement()) {
            for (String sql : statements) {
                s.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool on a new, migrated, empty database. */
    public static HikariDataSource fresh() {
        return new HikariDataSource(config());
    }

    /** The same for thousands of acts on next to no rows: statements are planned once, not each time. */
    public static HikariDataSource freshAndPlannedOnce() {
        HikariConfig config = config();
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("preparedStatementCacheQueries", "2048");
        config.addDataSourceProperty("preparedStatementCacheSizeMiB", "32");
        config.setConnectionInitSql(ZONE + "; set plan_cache_mode = force_generic_plan");
        return new HikariDataSource(config);
    }

    /** Closes the pool and forgets its database. */
    static void drop(HikariDataSource of) {
        String url = of.getJdbcUrl();
        of.close();
        try {
            execute(Server.PG, "drop database " + url.substring(url.lastIndexOf('/') + 1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(freshUrl());
        config.setUsername(ROLE);
        config.setPassword(password());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        config.setConnectionInitSql(ZONE);
        return config;
    }
}
