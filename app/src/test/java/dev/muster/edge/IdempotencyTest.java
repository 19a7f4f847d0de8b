package dev.muster.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterTest
class IdempotencyTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    private MvcTestResult create(String key, String name) {
        return mvc.post()
                .uri("/api/v1/people")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"givenName\":\"" + name + "\",\"familyName\":\"Key\"}")
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
    void twoAtOnceAreDoneOnce() throws Exception {
        var one = CompletableFuture.supplyAsync(() -> create("d", "Dora"));
        var two = CompletableFuture.supplyAsync(() -> create("d", "Dora"));
        assertThat(body(one.get())).isEqualTo(body(two.get()));
    }
}
