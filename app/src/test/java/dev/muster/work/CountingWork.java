package dev.muster.work;

import dev.muster.shared.Conflict;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A kind of work for tests: counts to n; refuses 13; breaks at 14; at 15 it is given up twice for another; at 16 its connection is cut. */
@Component
class CountingWork implements LongWork {
    private final DSLContext db;
    private final AtomicInteger runs = new AtomicInteger();

    CountingWork(DSLContext db) {
        this.db = db;
    }

    @Override
    public String kind() {
        return "test.counting";
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        int n = job.input().path("n").asInt();
        progress.at(n / 2, n);
        if (n == 13) {
            throw new Conflict("Not thirteen.");
        }
        if (n == 14) {
            throw new IllegalStateException("bug");
        }
        if (n == 15 && runs.incrementAndGet() % 3 != 0) {
            throw new CannotAcquireLockException("deadlock", new SQLException("deadlock", "40P01"));
        }
        if (n == 16 && runs.incrementAndGet() == 1) {
            db.execute("select pg_terminate_backend(pg_backend_pid())");
        }
        if (n == 17) {
            db.execute("insert into job (kind, title, state, input, actor_kind, actor_name, actor_level, created_at)"
                    + " values ('x', 'x', 'NOWHERE', '{}', 'SYSTEM', 'x', 'ADMIN', now())");
        }
        runs.set(0);
        return JsonNodeFactory.instance.objectNode().put("counted", n);
    }
}
