package dev.muster.learning;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.Seals;
import dev.muster.library.files.Files;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Nobody alters a record: the program's own role is refused, and what the owner of the database does behind its back is
 * found and named.
 */
@MusterTest
@NullUnmarked
class RecordsCheckTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    RecordsCheckGrid check;

    @Autowired
    Seals seals;

    @Autowired
    Files files;

    private Calls calls;
    private int ana;
    private long first;
    private long second;
    private int card;

    @BeforeEach
    void records() {
        TestDatabase.asOwner(
                db,
                "alter table completion disable trigger user",
                "alter table completion_void disable trigger user",
                "delete from completion_void",
                "grant delete on completion to current_user",
                "delete from completion",
                "grant update, delete on audit_line to current_user",
                "alter table audit_line disable trigger user",
                "delete from audit_line",
                "alter table audit_line enable trigger user",
                "alter table completion enable trigger user",
                "alter table completion_void enable trigger user");
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        calls = new Calls(mvc);
        ana = make.person("Ana", "Lima");
        int fire = make.course("Fire");
        card = files.upload(Fixture.ADMIN, "card.txt", "A card".getBytes(StandardCharsets.UTF_8))
                .id();
        first = recorded(fire, "2026-08-01", String.valueOf(card));
        second = recorded(fire, "2026-09-01", "Telephone");
        int read = make.courseOf("Read", 1)[0];
        calls.admin(
                HttpMethod.POST, "/assignments", quoted("{'contentIds':['%d'],'personIds':['%d']}", read, ana), 200);
        calls.learner(ana, HttpMethod.POST, "/me/training/" + read + "/begin", 200);
        int step = db.fetchSingle("select step_id from step where content_id = ? and version = 1", read)
                .get(0, Integer.class);
        calls.learner(
                ana,
                HttpMethod.POST,
                "/me/training/" + read + "/courses/" + read + "/steps/" + step + "/complete",
                200);
        calls.admin(HttpMethod.POST, "/completions/" + second + "/void", "{'reason':'Wrong day'}", 200);
    }

    private long recorded(int content, String day, String evidence) {
        return calls.admin(
                        HttpMethod.POST,
                        "/people/" + ana + "/completions",
                        quoted("{'contentId':'%d','completedAt':'%s','evidence':'%s'}", content, day, evidence),
                        201)
                .path("id")
                .asLong();
    }

    @Test
    void whatTheProgramWroteIsAsTheLogSays() {
        assertThat(db.fetchCount(db.selectFrom("completion"))).isEqualTo(3);
        assertThat(check.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update completion set score = 100",
                "delete from completion",
                "truncate completion",
                "update completion_void set reason = 'x'",
                "delete from completion_void",
                "update audit_line set after = null",
                "delete from audit_entry",
                "update audit_block set hash = ''",
                "update content_version set published_at = now()",
                "delete from content_version",
                "update step set body = 'x' where version > 0",
                "delete from step where version > 0",
                "update person_was set given_name = 'x'",
                "delete from assignment_was",
                "insert into source_was select from source_was",
                "update file_part set bytes = ''",
                "update file set sha256 = ''"
            })
    void theProgramsOwnRoleIsRefused(String sql) {
        assertThatThrownBy(() -> db.execute(sql))
                .hasStackTraceContaining(
                        sql.contains("file") || sql.contains("step") || sql.contains("content_version")
                                ? "never changed"
                                : "permission denied");
    }

    private void behindItsBack(String table, String sql) {
        TestDatabase.asOwner(
                db,
                "grant update, delete on " + table + " to current_user",
                "alter table " + table + " disable trigger user",
                sql,
                "alter table " + table + " enable trigger user");
    }

    @Test
    void anAlteredCompletionIsNamed() {
        behindItsBack("completion", "update completion set score = 100 where id = " + first);
        assertThat(check.problems())
                .singleElement()
                .asString()
                .contains("Completion " + first + " (person " + ana)
                .contains("was altered");
        assertThat(calls.admin("/audit/verification").path("sound").asBoolean()).isFalse();
        behindItsBack("completion", "update completion set score = null where id = " + first);
        behindItsBack("completion", "update completion set person_name = 'Somebody Else' where id = " + first);
        assertThat(check.problems())
                .singleElement()
                .asString()
                .contains("Completion " + first)
                .contains("was altered");
    }

    @Test
    void aRemovedCompletionIsNamed() {
        behindItsBack("completion", "delete from completion where id = " + first);
        assertThat(check.problems())
                .singleElement()
                .asString()
                .contains("Completion " + first + " (person " + ana)
                .contains("was removed");
    }

    @Test
    void twoThatAreSwappedAreBothNamed() {
        behindItsBack(
                "completion",
                "update completion k set completed_at = o.completed_at from completion o where k.id in (%1$d, %2$d) and o.id in (%1$d, %2$d) and o.id <> k.id"
                        .formatted(first, second));
        assertThat(check.problems()).hasSize(2).allSatisfy(p -> assertThat(p).contains("was altered"));
    }

    @Test
    void aForgedOneIsNamed() {
        db.execute("""
            insert into completion (person_id, content_id, version, completed_at, person_name, person_role, recorded_at)
            select person_id, content_id, 1, completed_at, person_name, person_role, recorded_at from completion where id = ?""", first);
        assertThat(check.problems()).singleElement().asString().contains("is not in the log: it was forged");
    }

    @Test
    void whatVoidsIsComparedToo() {
        behindItsBack(
                "completion_void", "update completion_void set reason = 'Another' where completion_id = " + second);
        assertThat(check.problems())
                .singleElement()
                .asString()
                .contains("What voids completion " + second)
                .contains("was altered");
        behindItsBack("completion_void", "delete from completion_void where completion_id = " + second);
        assertThat(check.problems())
                .singleElement()
                .asString()
                .contains("What voids completion " + second)
                .contains("was removed");
        behindItsBack("completion_void", "insert into completion_void select %d, 'x', now(), 1".formatted(first));
        assertThat(check.problems())
                .anySatisfy(p ->
                        assertThat(p).contains("What voids completion " + first).contains("forged"));
    }

    @Test
    void aFileOfEvidenceIsReadAgain() {
        behindItsBack("file_part", "update file_part set bytes = 'B card' where file_id = " + card);
        assertThat(check.problems())
                .singleElement()
                .asString()
                .contains("File " + card)
                .contains("altered");
        behindItsBack("file_part", "delete from file_part where file_id = " + card);
        assertThat(check.problems()).singleElement().asString().contains("File " + card);
    }

    /** Whoever alters the line, too, is found by the chain. */
    @Test
    void anAlteredLineIsFoundByTheChain() {
        seals.seal();
        int before = seals.verify().problems().size();
        behindItsBack("completion", "update completion set score = 100 where id = " + first);
        behindItsBack(
                "audit_line",
                "update audit_line l set after = l.after || completion_seal(k) from completion k where k.id = %d and l.after->>'completionId' = '%d'"
                        .formatted(first, first));
        assertThat(check.problems()).isEmpty();
        assertThat(seals.verify().problems()).hasSizeGreaterThan(before);
    }
}
