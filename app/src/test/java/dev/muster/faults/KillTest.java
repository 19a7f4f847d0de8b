package dev.muster.faults;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Invariants;
import dev.muster.audit.ChainProbe;
import dev.muster.testing.Program;
import dev.muster.testing.Waiting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
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

    private static final String KEY = "killed-before-its-answer";
    private static final String NEW_PERSON = quoted("{'givenName':'Kim','familyName':'Once','employeeNumber':'K-1'}");

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
        try (Hold hold = new Hold(program, "audit_line")) {
            job = program.upload(file("Leeds"), MAPPING).at("/job/id").asString();
            hold.untilSomebodyWaits();
            hold.cutsOffWhoWaits();
            hold.untilSomebodyWaits(); // started again by whoever runs jobs
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
        Hold hold = new Hold(program, "assignment_past");
        program.upload(file("London"), MAPPING);
        hold.untilSomebodyWaits();
        while (count("assignment_past") == 0) {
            hold = hold.afterTheNext();
            hold.untilSomebodyWaits();
        }
        assertThat(count("assignment_past")).as("the middle").isLessThan(PEOPLE);
        killedBetweenCommitAndAnswer();
        hold.close();
        program = Program.start(folder);
        theSameRequestAgainIsAnsweredAtOnce();
        quietAndSound();
        DSLContext db = program.database();
        assertThat(db.fetchCount(DSL.table("group_member"), DSL.condition("group_id = ?", group)))
                .isZero();
        assertThat(having(db)).isZero();
        assertThat(db.fetchCount(DSL.table("assignment_past"))).isEqualTo(PEOPLE);
    }

    /** A commit waits for a standby that never comes, until the program can't hear any more that it is done. */
    private void killedBetweenCommitAndAnswer() throws Exception {
        try (CloseableDSLContext db = program.connect()) {
            db.execute("alter system set synchronous_standby_names = 'nobody'");
            db.execute("select pg_reload_conf()");
            program.sendAndGoOn("POST", "/api/v1/people", NEW_PERSON, KEY);
            Waiting.until(
                    "it is committed",
                    () -> db.fetchExists(
                            DSL.table("pg_stat_activity"),
                            DSL.condition("wait_event = 'SyncRep' and application_name = 'muster act'")));
            program.freeze();
            db.execute("alter system reset synchronous_standby_names");
            db.execute("select pg_reload_conf()");
            Waiting.until(
                    "nobody waits for the standby",
                    () -> !db.fetchExists(DSL.table("pg_stat_activity"), DSL.condition("wait_event = 'SyncRep'")));
            program.kill();
        }
    }

    private void theSameRequestAgainIsAnsweredAtOnce() throws Exception {
        HttpResponse<String> answer =
                program.sendAndGoOn("POST", "/api/v1/people", NEW_PERSON, KEY).get(5, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(database().fetchCount(DSL.table("person"), DSL.condition("employee_number = 'K-1'")))
                .as("done once")
                .isEqualTo(1);
    }

    private void theDatabaseKilledWhileACourseIsAttached(int group) throws Exception {
        program.send("PATCH", "/api/v1/groups/" + group, """
                {"audience":{"all":[{"attribute":"location","anyOf":["London"]}]}}""");
        Waiting.until("the engine has worked it off", () -> count("reassess") == 0);
        String three = contents(first, course("Till"), course("Fire"));
        try (Hold hold = new Hold(program, "audit_line")) {
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
        return quoted(
                "{'contentIds':[%s]}",
                java.util.Arrays.stream(ids)
                        .mapToObj(i -> "\"" + i + "\"")
                        .collect(java.util.stream.Collectors.joining(",")));
    }

    private static int id(JsonNode made) {
        return Integer.parseInt(
                (made.has("group") ? made.path("group") : made).path("id").asString());
    }

    private void ended(String job) throws Exception {
        Waiting.until(
                "the job has ended",
                () -> !List.of("QUEUED", "RUNNING")
                        .contains(get("/api/v1/jobs/" + job).path("state").asString()));
        assertThat(get("/api/v1/jobs/" + job).path("state").asString()).isEqualTo("DONE");
    }

    private void quietAndSound() throws Exception {
        Waiting.until(
                "the engine is quiet", () -> get("/api/v1/engine").toString().equals(quoted("{'pending':0,'jobs':0}")));
        database()
                .execute(
                        "update scheduled_tasks set execution_time = now() where task_name = 'seal-audit-log' and not picked");
        Waiting.until(
                "all is sealed",
                () -> unsealed() == 0 && ChainProbe.problems(database()).isEmpty());
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

    private JsonNode get(String path) throws Exception {
        return program.get(path);
    }

    private static int having(DSLContext db) {
        return db.fetchCount(DSL.table("assignment"));
    }
}
