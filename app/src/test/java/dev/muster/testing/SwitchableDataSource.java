package dev.muster.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The data source of the shared test context; every test class gets a database of its own behind it. */
public final class SwitchableDataSource extends AbstractDataSource {
    private final AtomicLong statements = new AtomicLong();
    private volatile HikariDataSource current = TestDatabase.fresh();

    private final ThreadLocal<@Nullable HikariDataSource> own = new ThreadLocal<>();

    /** From now on this thread works on a database of its own, another one each time it asks. */
    public void ofThisThread() {
        likeTheOthers();
        own.set(TestDatabase.freshAndPlannedOnce());
    }

    /** The thread's own database is over. */
    public void likeTheOthers() {
        HikariDataSource before = own.get();
        if (before != null) {
            TestDatabase.drop(before);
            own.remove();
        }
    }

    public void switchToFreshDatabase() {
        HikariDataSource before = current;
        current = TestDatabase.fresh();
        before.close();
    }

    /** Statements prepared so far: tests hold that a longer list takes no more of them. */
    public long statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        HikariDataSource here = own.get();
        Connection real = (here == null ? current : here).getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
