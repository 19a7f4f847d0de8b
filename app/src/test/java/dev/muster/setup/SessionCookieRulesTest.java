package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class SessionCookieRulesTest {
    @Test
    void servedOverTlsItIsForThisHostAlone() {
        assertThat(cookie("https://training.northline.example"))
                .startsWith("__Host-muster=")
                .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void onThisMachineItNeedsNoTls() {
        assertThat(cookie("")).startsWith("muster=").contains("; HttpOnly").doesNotContain("Secure");
    }

    private static String cookie(String baseUrl) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SessionConfiguration()
                .sessionCookie(baseUrl)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "id"));
        return String.valueOf(response.getHeader("Set-Cookie"));
    }
}
