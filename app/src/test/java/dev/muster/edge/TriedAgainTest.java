package dev.muster.edge;

import static dev.muster.generated.db.Tables.ATTEMPT;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.own.OwnTraining;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@MusterTest
class TriedAgainTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    OwnTraining own;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void twoThatWaitForEachOtherAreBothDone() throws Exception {
        var together = new CyclicBarrier(2);
        var begun = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both = pool.invokeAll(List.of(take(1, 2, together, begun), take(2, 1, together, begun)));
            for (var one : both) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(begun).as("one of the two was done again").hasValue(3);
    }

    private Callable<Boolean> take(int first, int second, CyclicBarrier together, AtomicInteger begun) {
        return () -> Boolean.TRUE.equals(transaction.execute(tx -> {
            db.execute("select pg_advisory_xact_lock(9999, ?)", first);
            if (begun.incrementAndGet() <= 2) {
                meet(together);
            }
            db.execute("select pg_advisory_xact_lock(9999, ?)", second);
            return true;
        }));
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aUseCaseIsDoneAgainAsAWhole() {
        refusing("40001", 2);
        int[] course = new Fixture(db, clock).courseOf("Fire safety", 1);
        Actor learner = learner();
        assertThat(own.begin(learner, course[0]).startedAt()).isNotNull();
        assertThat(db.fetchCount(ATTEMPT, ATTEMPT.CONTENT_ID.eq(course[0]))).isEqualTo(1);
    }

    @Test
    void butNotForEver() {
        refusing("40P01", 1000);
        int[] course = new Fixture(db, clock).courseOf("Fire safety", 1);
        assertThatThrownBy(() -> own.begin(learner(), course[0])).isInstanceOf(DataAccessException.class);
        assertThat(db.fetchSingle("select last_value from stumbles").get(0, Integer.class))
                .isEqualTo(5);
    }

    /** A refusal, a broken rule, a wait that took too long: once is enough. */
    @Test
    void andNotForOtherReasons() {
        int[] course = new Fixture(db, clock).courseOf("Fire safety", 1);
        for (String state : List.of("55P03", "23505", "57014")) {
            refusing(state, 1000);
            assertThatThrownBy(() -> own.begin(learner(), course[0])).isInstanceOf(RuntimeException.class);
            assertThat(db.fetchSingle("select last_value from stumbles").get(0, Integer.class))
                    .as(state)
                    .isEqualTo(1);
        }
        var tries = new AtomicInteger();
        assertThatThrownBy(() -> transaction.execute(tx -> {
                    tries.incrementAndGet();
                    throw new Conflict("No.");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(tries).hasValue(1);
    }

    /** What began inside another transaction ends with that one; nothing of it stands by itself. */
    @Test
    void whatIsInsideIsDoneAgainWithTheWhole() {
        refusing("40001", 1);
        int[] course = new Fixture(db, clock).courseOf("Fire safety", 1);
        Actor learner = learner();
        var outer = new AtomicInteger();
        transaction.executeWithoutResult(tx -> {
            outer.incrementAndGet();
            own.begin(learner, course[0]);
        });
        assertThat(outer).hasValue(2);
    }

    /** The claim of the key stays, the act is done again inside of it. */
    @Test
    void underAKeyToo() {
        refusing("40P01", 2);
        TestDatabase.asOwner(
                db, "create trigger stumbles_too before insert on person for each row execute function stumble()");
        try {
            assertThat(mvc.post()
                            .uri("/api/v1/people")
                            .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                            .header("Idempotency-Key", "stumbles")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(quoted("{'givenName':'Nils','familyName':'Stumbles'}")))
                    .hasStatus(201);
        } finally {
            TestDatabase.asOwner(db, "drop trigger stumbles_too on person");
        }
        assertThat(db.fetchCount(DSL.table("person"), DSL.condition("family_name = 'Stumbles'")))
                .isEqualTo(1);
        assertThat(db.fetchCount(DSL.table("idempotency"), DSL.condition("key = 'stumbles' and status = 201")))
                .isEqualTo(1);
    }

    private Actor learner() {
        int id = new Fixture(db, clock).person("Elif", "Demir");
        return new Actor(Actor.Kind.PERSON, id, "Elif Demir", AccessLevel.LEARNER, null);
    }

    /** The database gives up so many attempts; a sequence counts them, which no rollback takes back. */
    private void refusing(String state, int times) {
        TestDatabase.asOwner(
                db,
                "drop sequence if exists stumbles",
                "create sequence stumbles",
                "grant usage, select on sequence stumbles to " + TestDatabase.ROLE,
                """
                create or replace function stumble() returns trigger language plpgsql as $$
                begin
                  if nextval('stumbles') <= %d then raise exception 'stumbled' using errcode = '%s'; end if;
                  return new;
                end $$""".formatted(times, state),
                "create or replace trigger stumbles before insert on attempt for each row execute function stumble()");
    }
}
