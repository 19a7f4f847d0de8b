package dev.muster.access;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.Calls;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.testing.Visitor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Access that ends on a day, and codes for people whom one may not give one. */
@MusterTest
@NullUnmarked
class AccessUntilTest {
    private static final String PASSWORD = "brass kettle on the stove";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignInCodes codes;

    @Autowired
    CodeSignIn codeSignIn;

    @Autowired
    TestClock clock;

    private String person(String given, String level, String more) {
        return new Calls(mvc)
                .admin(
                        HttpMethod.POST,
                        "/people",
                        "{'givenName':'%s','familyName':'Until','accessLevel':'%s'%s}".formatted(given, level, more),
                        201)
                .path("id")
                .asString();
    }

    private MvcTestResult withToken(String token) {
        return mvc.get()
                .uri("/api/v1/people")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    @Test
    void sessionsAndTokensEndTheDayAfterTheLastDay() {
        Calls calls = new Calls(mvc);
        String id = person("Ada", "AUDITOR", "");
        mvc.post()
                .uri("/admin/access/" + id)
                .with(As.admin())
                .param("level", "AUDITOR")
                .param("accessUntil", "2026-11-25")
                .exchange();
        assertThat(calls.admin("/people/" + id).path("accessUntil").asString()).isEqualTo("2026-11-25");
        assertThat(mvc.get().uri("/admin/people/" + id).with(As.admin()).exchange())
                .bodyText()
                .contains("until 25 Nov 2026");
        String token = calls.admin(HttpMethod.POST, "/people/" + id + "/tokens", "{'name':'Report'}", 201)
                .path("token")
                .asString();
        codeSignIn.use(
                codes.make(dev.muster.testing.Fixture.ADMIN, Integer.parseInt(id))
                        .code(),
                PASSWORD,
                "127.0.0.1");
        clock.set(java.time.Instant.parse("2026-11-25T12:00:00Z"));
        Visitor ada = new Visitor(mvc);
        ada.signIn("ada.until", PASSWORD);
        assertThat(ada.get("/admin/people")).hasStatusOk();
        assertThat(withToken(token)).hasStatusOk();
        clock.set(clock.instant().plus(Duration.ofHours(13)));
        assertThat(ada.get("/admin/people")).hasStatus(303);
        assertThat(withToken(token)).hasStatus(401);
        clock.set(TestClock.START);
        calls.admin(HttpMethod.PATCH, "/people/" + id, "{'accessUntil':null}", 200);
        assertThat(withToken(token)).hasStatusOk();
        calls.admin(HttpMethod.PATCH, "/people/" + id, "{'accessUntil':'soon'}", 400);
    }

    @Test
    void whoMayNotBeGivenACodeIsNamed() {
        String boss = person("Bea", "MANAGER", "");
        String ed = person("Ed", "AUTHOR", "");
        String lea = person("Lea", "LEARNER", "");
        var manager = As.person(Integer.parseInt(boss), AccessLevel.MANAGER, Audience.EVERYBODY);
        MvcTestResult none = mvc.post()
                .uri("/api/v1/sign-in-codes")
                .with(manager)
                .contentType(MediaType.APPLICATION_JSON)
                .content(quoted("{'personIds':['%s']}", ed))
                .exchange();
        assertThat(none).hasStatus(409).bodyText().contains("Ed Until is no learner");
        assertThat(mvc.post()
                        .uri("/admin/sign-in-slips")
                        .with(manager)
                        .param("person", ed)
                        .exchange())
                .hasStatus(409)
                .bodyText()
                .contains("Ed Until is no learner");
        SignInCodes.Batch some = codes.make(
                new dev.muster.shared.Actor(
                        dev.muster.shared.Actor.Kind.PERSON,
                        Integer.parseInt(boss),
                        "Bea",
                        AccessLevel.MANAGER,
                        Audience.EVERYBODY),
                List.of(Integer.parseInt(ed), Integer.parseInt(lea)),
                false);
        assertThat(some.made()).hasSize(1);
        assertThat(some.leftOut()).containsExactly("Ed Until is no learner: an administrator makes the code.");
        assertThat(Slips.print(some, "https://muster.example")).isNotEmpty();
    }
}
