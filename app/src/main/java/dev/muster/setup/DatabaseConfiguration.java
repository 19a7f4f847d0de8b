package dev.muster.setup;

import dev.muster.pg.EmbeddedPostgres;
import dev.muster.pg.Patience;
import dev.muster.setup.DatabaseLogins.Login;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded PostgreSQL when no {@code MUSTER_DB_URL} is given, and makes the pools of connections to either. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** Of sysexits.h, a failure that passes: whoever supervises Muster may start it again. */
    private static final int EXIT_CODE = 75;

    /** Half a minute without any answer: whatever is only slow has given one by then. */
    private static final int UNANSWERED = 6;

    /** The database, and the role that owns it. */
    private static final String NAME = "muster";

    private static final String RUNNING = "muster_run";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
    EmbeddedPostgres embeddedPostgres(
            @Value("${muster.data}") Path data,
            @Value("${muster.database-answers-within:5s}") Duration answer,
            @Value("${muster.database-given-up-after:5m}") Duration longest)
            throws SQLException {
        EmbeddedPostgres pg = EmbeddedPostgres.start(EmbeddedPostgres.Options.persistent(data.resolve("pg")));
        // No superuser, and not who runs: what the log may not lose, the running program can't take from it.
        pg.ensureDatabase(NAME, NAME);
        pg.watch(new Patience(answer, UNANSWERED, longest), DatabaseConfiguration::end);
        return pg;
    }

    @Bean
    @ConditionalOnMissingBean(DataSource.class)
    DatabaseLogins databaseLogins(
            ObjectProvider<EmbeddedPostgres> embedded,
            @Value("${spring.datasource.url:}") String url,
            @Value("${spring.datasource.username:}") String user,
            @Value("${spring.datasource.password:}") String password,
            @Value("${muster.database-owner:}") String owner,
            @Value("${muster.database-owner-password:}") String ownerPassword)
            throws SQLException {
        @Nullable EmbeddedPostgres pg = embedded.getIfAvailable();
        if (pg != null) {
            // Known to this process only, and another one with each start.
            String running = pg.ensureRole(RUNNING);
            return new DatabaseLogins(pg.jdbcUrl(NAME), new Login(NAME, pg.password()), new Login(RUNNING, running));
        }
        Login running = new Login(user, password);
        return new DatabaseLogins(url, owner.isBlank() ? running : new Login(owner, ownerPassword), running);
    }

    @Bean
    @ConditionalOnMissingBean(DataSource.class)
    Pools dataSource(DatabaseLogins logins) {
        return new Pools(logins.url(), logins.running().user(), logins.running().password());
    }

    /** The owner migrates, and gives the role that runs what it needs. */
    @Bean
    FlywayConfigurationCustomizer asOwner(ObjectProvider<DatabaseLogins> logins) {
        return flyway -> logins.ifAvailable(
                l -> flyway.dataSource(l.url(), l.owner().user(), l.owner().password()));
    }

    @Bean
    FlywayMigrationStrategy migration(ObjectProvider<DatabaseLogins> logins) {
        return flyway -> {
            try (Connection database = flyway.getConfiguration().getDataSource().getConnection()) {
                Restore.refuseHalf(database);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            flyway.migrate();
            logins.ifAvailable(RunningRole::prepare);
        };
    }

    /** Ends in order where that is possible, and after half a minute in any case. */
    private static void end() {
        log.error("Muster ends: its database is gone and can't be started. See server.log in its folder");
        Thread.ofPlatform().daemon().name("muster-end").start(() -> {
            try {
                TimeUnit.SECONDS.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(EXIT_CODE);
        });
        System.exit(EXIT_CODE);
    }
}
