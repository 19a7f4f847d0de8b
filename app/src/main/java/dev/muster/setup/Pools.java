package dev.muster.setup;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections by kind of work: one kind that is stuck, or floods, takes none from the others. */
final class Pools extends AbstractDataSource implements AutoCloseable {
    /** Somebody waits at the other end; who gets none in this time is told so. */
    private static final long LONGEST_WAIT_MS = 5_000;

    private static final long LONGEST_WAIT_OF_WORK_MS = 30_000;

    private final Map<WorkRole, HikariDataSource> pools = new EnumMap<>(WorkRole.class);

    Pools(String url, String user, String password) {
        for (WorkRole role : WorkRole.values()) {
            pools.put(role, pool(role, url, user, password));
        }
    }

    private static HikariDataSource pool(WorkRole role, String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("muster-" + role.name().toLowerCase(java.util.Locale.ROOT));
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(role.connections());
        pool.setMinimumIdle(role.idle());
        pool.setConnectionTimeout(role == WorkRole.WORK ? LONGEST_WAIT_OF_WORK_MS : LONGEST_WAIT_MS);
        pool.setValidationTimeout(2_000);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql(role.limits());
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", String.valueOf(role.socketSeconds()));
        pool.addDataSourceProperty("ApplicationName", "muster " + role.name().toLowerCase(java.util.Locale.ROOT));
        return pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        HikariDataSource pool = pools.get(WorkRole.now());
        if (pool == null) {
            throw new SQLException("No pool", "08001");
        }
        return pool.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
