package dev.muster.setup;

import dev.muster.pg.EmbeddedPostgres;
import java.nio.file.Path;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded PostgreSQL when no {@code MUSTER_DB_URL} is given, and makes the pools of connections to either. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** Of sysexits.h, a failure that passes: whoever supervises Muster may start it again. */
    private static final int EXIT_CODE = 75;

    private static final String NAME = "muster";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
    EmbeddedPostgres embeddedPostgres(
            @Value("${muster.data}") Path data, @Value("${muster.database-given-up-after:5m}") Duration longest)
            throws SQLException {
        EmbeddedPostgres pg = EmbeddedPostgres.start(EmbeddedPostgres.Options.persistent(data.resolve("pg")));
        // An owner without superuser rights: what the log may not lose, the running program can't take from it.
        pg.ensureDatabase(NAME, NAME);
        pg.watch(longest, DatabaseConfiguration::end);
        return pg;
    }

    @Bean
    @ConditionalOnMissingBean(DataSource.class)
    Pools dataSource(
            ObjectProvider<EmbeddedPostgres> embedded,
            @Value("${spring.datasource.url:}") String url,
            @Value("${spring.datasource.username:}") String user,
            @Value("${spring.datasource.password:}") String password) {
        @Nullable EmbeddedPostgres pg = embedded.getIfAvailable();
        return pg == null ? new Pools(url, user, password) : new Pools(pg.jdbcUrl(NAME), NAME, pg.password());
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
