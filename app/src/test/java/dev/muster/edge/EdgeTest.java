package dev.muster.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MusterTest
class EdgeTest {
    @Autowired
    MockMvcTester mvc;

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
}
