package dev.muster.setup;

import dev.muster.pg.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded PostgreSQL when no {@code MUSTER_DB_URL} is given. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(@Value("${muster.data}") Path data) {
        return EmbeddedPostgres.start(EmbeddedPostgres.Options.persistent(data.resolve("pg")));
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnectionDetails(EmbeddedPostgres pg) throws SQLException {
        // An owner without superuser rights: what the log may not lose, the running program can't take from it.
        pg.ensureDatabase("muster", "muster");
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "muster";
            }

            @Override
            public String getPassword() {
                return pg.password();
            }

            @Override
            public String getJdbcUrl() {
                return pg.jdbcUrl("muster");
            }
        };
    }
}
