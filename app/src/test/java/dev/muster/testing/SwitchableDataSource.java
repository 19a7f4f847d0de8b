package dev.muster.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The data source of the shared test context; every test class gets a database of its own behind it. */
public final class SwitchableDataSource extends AbstractDataSource {
    private volatile HikariDataSource current = TestDatabase.fresh();

    public void switchToFreshDatabase() {
        HikariDataSource before = current;
        current = TestDatabase.fresh();
        before.close();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return current.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
