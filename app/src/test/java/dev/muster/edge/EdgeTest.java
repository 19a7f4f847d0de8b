package dev.muster.edge;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterTest
class EdgeTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    Problems problems;

    @Test
    void apiWithoutTokenIsRefusedInAProblem() {
        assertThat(mvc.get().uri("/api/v1/anything").exchange())
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", "Bearer realm=\"Muster\"")
                .hasContentTypeCompatibleWith("application/problem+json")
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo(401);
    }

    @Test
    void whoWaitsInVainForAConnectionIsToldSoWhereverThatWas() throws Exception {
        for (String path : new String[] {"/api/v1/people", "/admin"}) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
            MockHttpServletResponse response = new MockHttpServletResponse();
            new DatabaseAway(problems).doFilter(request, response, (_, _) -> {
                throw new TransientDataAccessResourceException(
                        "who is it", new SQLTransientConnectionException("Connection is not available"));
            });
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeader("Retry-After")).isNotNull();
            assertThat(response.getContentAsString()).contains("more to do than it can");
        }
    }

    @Test
    void apiWithTokenSaysWhatIsNotThere() {
        assertThat(mvc.get()
                        .uri("/api/v1/anything")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + MusterTest.ADMIN_TOKEN)
                        .exchange())
                .hasStatus(404)
                .hasContentTypeCompatibleWith("application/problem+json");
    }

    @Test
    void unknownPageIsAFriendlyPage() {
        assertThat(mvc.get().uri("/nowhere").with(As.admin()).exchange())
                .hasStatus(404)
                .bodyText()
                .contains("There is nothing at this address.", "<title>Not there – Muster</title>");
    }

    @Test
    void pagesCarryStrictHeaders() {
        assertThat(mvc.get().uri("/set-up").exchange())
                .hasStatusOk()
                .hasHeader("X-Content-Type-Options", "nosniff")
                .headers()
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        v -> assertThat(v.getFirst())
                                .contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"))
                .hasHeaderSatisfying(
                        "Cache-Control", v -> assertThat(v.getFirst()).contains("no-store"));
    }

    @Test
    void formWithoutTheTokenIsRefused() {
        assertThat(mvc.post().uri("/sign-out").exchange()).hasStatus(403);
    }

    @Test
    void assetsMayBeKept() {
        assertThat(mvc.get().uri("/assets/app.css").exchange())
                .hasStatusOk()
                .headers()
                .hasHeaderSatisfying(
                        "Cache-Control", v -> assertThat(v.getFirst()).contains("immutable"));
    }

    @Test
    void wrongTokensAreSlowedDownAndRightOnesAreNot() {
        for (int i = 0; i < 40; i++) {
            assertThat(me("wrong-" + i)).hasStatus(401);
        }
        assertThat(me("wrong")).hasStatus(429).hasHeader("Retry-After", "2");
        assertThat(me(MusterTest.ADMIN_TOKEN)).hasStatusOk();
        clock.advance(Duration.ofSeconds(2));
        assertThat(me("wrong")).hasStatus(401);
    }

    private MvcTestResult me(String token) {
        return mvc.get()
                .uri("/api/v1/groups")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .with(request -> {
                    request.setRemoteAddr("192.0.2.7");
                    return request;
                })
                .exchange();
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsTooLargeSaidBeforehandOrNot() throws Exception {
        String large = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(mvc.post()
                        .uri("/api/v1/groups")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + MusterTest.ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(large)
                        .exchange())
                .hasStatus(413)
                .hasContentTypeCompatibleWith("application/problem+json");
        assertThat(unannounced(large)).isEqualTo(413);
        assertThat(unannounced(quoted("{'name':'Cooks'}"))).isEqualTo(200);
    }

    /** The status for a body whose size the head does not tell. */
    private int unannounced(String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/groups") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new BodyLimit(problems)
                .doFilter(
                        request,
                        response,
                        (req, res) ->
                                assertThat(req.getInputStream().readAllBytes()).hasSize(body.length()));
        return response.getStatus();
    }
}
