package dev.muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Invariants;
import dev.muster.audit.ChainProbe;
import dev.muster.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * kill -9 in the middle; started again, it ends as if nothing had happened. What is to be killed is held half way by a
 * lock on a table that it writes late.
 */
@NullUnmarked
class KillTest {
    private static final int PEOPLE = 6_000;
    private static final String MAPPING = """
        {"columns":{"employeeNumber":"id","givenName":"first","familyName":"last","location":"city","hiredOn":"hired"},
         "dateFormats":["yyyy-MM-dd"],"noDate":[],"createValues":true,"newStarters":"NONE"}""";

    @TempDir
    Path folder;

    private Program program;
    private int first;

    @AfterEach
    void stop() throws InterruptedException {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void nothingIsLostNorHalf() throws Exception {
        program = Program.start(folder);
        killedInTheMiddleOfAnImport();
        int group = aCourseForEverybodyInLeeds();
        killedWhileTheEngineWorks(group);
        theDatabaseKilledWhileACourseIsAttached(group);
    }

    private void killedInTheMiddleOfAnImport() throws Exception {
        String job;
        try (Hold hold = new Hold("audit_line")) {
            job = program.upload(file("Leeds"), MAPPING).at("/job/id").asString();
            hold.untilSomebodyWaits();
            program.kill();
        }
        program = Program.start(folder);
        ended(job);
        DSLContext db = program.database();
        assertThat(db.fetchCount(DSL.table("person"))).isEqualTo(PEOPLE);
        assertThat(db.fetchCount(DSL.table("person_value"))).isEqualTo(PEOPLE);
        assertThat(db.fetchCount(DSL.table("audit_entry"), DSL.condition("action = 'people.import'")))
                .as("one act, one entry")
                .isEqualTo(1);
        assertThat(db.fetchCount(DSL.table("audit_line"))).isEqualTo(PEOPLE);
        quietAndSound();
    }

    /** @return the group */
    private int aCourseForEverybodyInLeeds() throws Exception {
        int group = id(program.send("POST", "/api/v1/groups", """
                {"name":"Leeds","kind":"DYNAMIC","audience":{"all":[{"attribute":"location","anyOf":["Leeds"]}]}}"""));
        first = course("Allergens");
        program.send("PUT", "/api/v1/groups/" + group + "/content", contents(first));
        assertThat(having(program.database())).isEqualTo(PEOPLE);
        return group;
    }

    private void killedWhileTheEngineWorks(int group) throws Exception {
        Hold hold = new Hold("assignment_past");
        program.upload(file("London"), MAPPING);
        hold.untilSomebodyWaits();
        while (count("assignment_past") == 0) {
            hold = hold.afterTheNext();
            hold.untilSomebodyWaits();
        }
        assertThat(count("assignment_past")).as("the middle").isLessThan(PEOPLE);
        program.kill();
        hold.close();
        program = Program.start(folder);
        quietAndSound();
        DSLContext db = program.database();
        assertThat(db.fetchCount(DSL.table("group_member"), DSL.condition("group_id = ?", group)))
                .isZero();
        assertThat(having(db)).isZero();
        assertThat(db.fetchCount(DSL.table("assignment_past"))).isEqualTo(PEOPLE);
    }

    private void theDatabaseKilledWhileACourseIsAttached(int group) throws Exception {
        program.send("PATCH", "/api/v1/groups/" + group, """
                {"audience":{"all":[{"attribute":"location","anyOf":["London"]}]}}""");
        until(() -> count("reassess") == 0);
        String three = contents(first, course("Till"), course("Fire"));
        try (Hold hold = new Hold("audit_line")) {
            program.sendAndGoOn("PUT", "/api/v1/groups/" + group + "/content", three);
            hold.untilSomebodyWaits();
            program.killDatabase();
        }
        program.kill();
        program = Program.start(folder);
        quietAndSound();
        DSLContext db = program.database();
        int attached = db.fetchCount(DSL.table("rule"), DSL.condition("group_id = ? and deleted_at is null", group));
        assertThat(attached).as("nothing of an act that was not answered").isEqualTo(1);
        assertThat(having(db)).isEqualTo(PEOPLE);
        program.send("PUT", "/api/v1/groups/" + group + "/content", three);
        assertThat(having(db)).as("done again, it is done").isEqualTo(3 * PEOPLE);
        quietAndSound();
    }

    /** Nobody writes this table until it is let go. */
    private final class Hold implements AutoCloseable {
        private final CloseableDSLContext db;
        private final String table;

        Hold(String table) throws IOException {
            this.table = table;
            db = program.connect();
            db.execute("begin");
            db.execute("lock table " + table + " in exclusive mode");
        }

        /** Lets the one transaction pass that waits first. */
        Hold afterTheNext() throws Exception {
            try (var thread = Executors.newSingleThreadExecutor()) {
                Future<Hold> next = thread.submit(() -> new Hold(table));
                until(() -> waiting("mode = 'ExclusiveLock'"));
                close();
                return next.get();
            }
        }

        void untilSomebodyWaits() throws InterruptedException {
            until(() -> waiting("mode <> 'ExclusiveLock'"));
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

    // ---- pieces ------------------------------------------------------------------------------------------------

    private static String file(String city) {
        StringBuilder csv = new StringBuilder("id,first,last,city,hired\r\n");
        for (int i = 0; i < PEOPLE; i++) {
            csv.append("N-%05d,Person,Number%d,%s,2024-02-%02d\r\n".formatted(i, i, city, 1 + i % 28));
        }
        return csv.toString();
    }

    private int course(String title) throws Exception {
        return id(program.send("POST", "/api/v1/courses", """
                {"title":"%s","status":"ACTIVE","steps":[{"kind":"TEXT","title":"Read","body":"x","required":true}]}""".formatted(title)));
    }

    private static String contents(int... ids) {
        return "{\"contentIds\":["
                + java.util.Arrays.stream(ids)
                        .mapToObj(i -> "\"" + i + "\"")
                        .collect(java.util.stream.Collectors.joining(","))
                + "]}";
    }

    private static int id(JsonNode made) {
        return Integer.parseInt(
                (made.has("group") ? made.path("group") : made).path("id").asString());
    }

    private void ended(String job) throws Exception {
        until(() -> !List.of("QUEUED", "RUNNING")
                .contains(get("/api/v1/jobs/" + job).path("state").asString()));
        assertThat(get("/api/v1/jobs/" + job).path("state").asString()).isEqualTo("DONE");
    }

    private void quietAndSound() throws Exception {
        until(() -> get("/api/v1/engine").toString().equals("{\"pending\":0,\"jobs\":0}"));
        database()
                .execute(
                        "update scheduled_tasks set execution_time = now() where task_name = 'seal-audit-log' and not picked");
        until(() -> ChainProbe.problems(database()).isEmpty() && unsealed() == 0);
        assertThat(Invariants.broken(database())).isEmpty();
    }

    private int unsealed() {
        return database()
                .fetchCount(
                        DSL.table("audit_entry e"),
                        DSL.condition("not exists (select from audit_block b where e.id <@ b.entries)"));
    }

    private int count(String table) {
        return database().fetchCount(DSL.table(table));
    }

    private DSLContext database() {
        try {
            return program.database();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) {
        try {
            return program.get(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int having(DSLContext db) {
        return db.fetchCount(DSL.table("assignment"));
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
