package dev.muster.faults;

import dev.muster.testing.Program;
import dev.muster.testing.Waiting;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.CloseableDSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.NullUnmarked;

/** Nobody writes this table until it is let go. */
@NullUnmarked
final class Hold implements AutoCloseable {
    private final CloseableDSLContext db;
    private final Program program;
    private final String table;

    Hold(Program program, String table) throws IOException {
        this.program = program;
        this.table = table;
        db = program.connect();
        db.execute("begin");
        db.execute("lock table " + table + " in exclusive mode");
    }

    /** Lets the one transaction pass that waits first. */
    Hold afterTheNext() throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<Hold> next = thread.submit(() -> new Hold(program, table));
            Waiting.until("the next one waits", () -> waiting("mode = 'ExclusiveLock'"));
            close();
            return next.get();
        }
    }

    void untilSomebodyWaits() throws Exception {
        Waiting.until("somebody waits", () -> waiting("mode <> 'ExclusiveLock'"));
    }

    /** Their connections, whatever they do. */
    void cutsOffWhoWaits() {
        db.execute("select pg_terminate_backend(pid, 5000) from pg_locks where not granted and relation = '" + table
                + "'::regclass");
    }

    private boolean waiting(String which) {
        return db.fetchCount(
                        DSL.table("pg_locks"),
                        DSL.condition("not granted and relation = ?::regclass and " + which, table))
                > 0;
    }

    @Override
    public void close() {
        try {
            db.close();
        } catch (DataAccessException e) {
            // killed, too
        }
    }
}
