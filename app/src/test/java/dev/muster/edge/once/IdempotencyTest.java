package dev.muster.edge.once;

import static dev.muster.testing.Quoted.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@MusterTest
class IdempotencyTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate tx;

    private MvcTestResult create(String key, String name) {
        return mvc.post()
                .uri("/api/v1/people")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(quoted("{'givenName':'%s','familyName':'Key'}", name))
                .exchange();
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    @Test
    void theSameKeyGivesTheFirstAnswerForADay() throws Exception {
        MvcTestResult first = create("a", "Ana");
        MvcTestResult again = create("a", "Ana");
        assertThat(first).hasStatus(201);
        assertThat(again)
                .hasStatus(201)
                .hasHeader("Location", String.valueOf(first.getResponse().getHeader("Location")));
        assertThat(body(again)).isEqualTo(body(first));
        clock.advance(Duration.ofHours(25));
        assertThat(body(create("a", "Ana"))).isNotEqualTo(body(first));
    }

    @Test
    void theSameKeyForAnotherRequestIsAConflict() {
        assertThat(create("b", "Ben")).hasStatus(201);
        assertThat(create("b", "Bea")).hasStatus(409);
    }

    @Test
    void whatWasRefusedMayBeSentAgain() {
        assertThat(create("c", "")).hasStatus(400);
        assertThat(create("c", "Cem")).hasStatus(201);
    }

    @Test
    void anotherFileOfTheSameLengthIsAnotherRequest() throws Exception {
        MvcTestResult first = upload("u", "id,first,last\n71,Ana,Kim\n");
        assertThat(first).hasStatus(200);
        assertThat(upload("u", "id,first,last\n72,Bea,Kim\n")).hasStatus(409);
        assertThat(body(upload("u", "id,first,last\n71,Ana,Kim\n"))).isEqualTo(body(first));
    }

    private MvcTestResult upload(String key, String csv) {
        return mvc.post()
                .multipart()
                .file(new MockMultipartFile("file", "people.csv", "text/csv", csv.getBytes(UTF_8)))
                .param("mapping", """
                    {"columns":{"employeeNumber":"id","givenName":"first","familyName":"last"},"dateFormats":["yyyy-MM-dd"],
                     "noDate":[],"createValues":true,"newStarters":"NONE"}""")
                .uri("/api/v1/imports/people")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .header("Idempotency-Key", key)
                .exchange();
    }

    @Test
    void aJobThatIsWaitedForIsTheSameJobTheSecondTime() throws Exception {
        StringBuilder csv = new StringBuilder("id,first,last\n");
        IntStream.range(0, 1001).forEach(i -> csv.append("J").append(i).append(",Jo,Kim\n"));
        int before = db.fetchCount(DSL.table("job"));
        MvcTestResult first = upload("job", csv.toString());
        assertThat(first).hasStatus(202);
        assertThat(body(upload("job", csv.toString()))).isEqualTo(body(first));
        assertThat(db.fetchCount(DSL.table("job"))).isEqualTo(before + 1);
    }

    /** What a kill between the commit and the answer leaves behind: the act, the key and the answer, or nothing. */
    @Test
    void keyAndAnswerAreWrittenInTheTransactionOfTheAct() throws Exception {
        assertThat(create("t", "Tia")).hasStatus(201);
        assertThat(db.fetchSingle("select count(distinct x) from (select xmin::text from idempotency where key = 't'"
                                + " union all select (txid::text::numeric % 4294967296)::text from audit_entry"
                                + " where id = (select max(id) from audit_entry)) a (x)")
                        .get(0, Integer.class))
                .isEqualTo(1);
    }

    @Test
    void whoComesWhileTheFirstIsAtItAndThatOneDiesGoesOnAtOnce() throws Exception {
        var waiting = tx.execute(s -> {
            db.execute("insert into idempotency (actor, key, request, created_at) select actor, 'w', '', created_at"
                    + " from idempotency limit 1");
            var second = CompletableFuture.supplyAsync(() -> create("w", "Wim"));
            s.setRollbackOnly();
            return second;
        });
        assertThat(waiting.get()).hasStatus(201);
    }

    /** It takes back what it tries; what the act did before stays done. */
    @Test
    void aRepairThatLooksAgainAtItsEndIsDone() throws Exception {
        MvcTestResult repaired = mvc.post()
                .uri("/api/v1/engine/repair")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .header("Idempotency-Key", "r")
                .exchange();
        assertThat(repaired).hasStatus(200);
        assertThat(db.fetchExists(DSL.table("idempotency"), DSL.condition("key = 'r'")))
                .isTrue();
    }

    @Test
    void twoAtOnceAreDoneOnce() throws Exception {
        var one = CompletableFuture.supplyAsync(() -> create("d", "Dora"));
        var two = CompletableFuture.supplyAsync(() -> create("d", "Dora"));
        assertThat(body(one.get())).isEqualTo(body(two.get()));
    }
}
