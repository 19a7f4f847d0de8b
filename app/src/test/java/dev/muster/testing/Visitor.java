package dev.muster.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A browser without eyes: keeps cookies, takes the CSRF token from the page it saw last. For what {@link As} skips: the sign-in itself. */
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final MockMvcTester mvc;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";
    private String address = "127.0.0.1";

    public Visitor(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    public Visitor from(String ip) {
        address = ip;
        return this;
    }

    public MvcTestResult get(String url) {
        return keep(mvc.get().uri(url).with(mine()).exchange());
    }

    /** @param fields name, value, name, value … */
    public MvcTestResult post(String url, String... fields) {
        var request = mvc.post().uri(url).with(mine()).param("_csrf", csrf);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return keep(request.exchange());
    }

    /** Opens the sign-in page and signs in. */
    public MvcTestResult signIn(String login, String password) {
        get("/sign-in");
        return post("/sign-in", "login", login, "password", password);
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    private RequestPostProcessor mine() {
        return request -> {
            request.setRemoteAddr(address);
            if (!cookies.isEmpty()) {
                request.setCookies(cookies.entrySet().stream()
                        .map(c -> new jakarta.servlet.http.Cookie(c.getKey(), c.getValue()))
                        .toArray(jakarta.servlet.http.Cookie[]::new));
            }
            return request;
        };
    }

    private MvcTestResult keep(MvcTestResult result) {
        MockHttpServletResponse response = result.getResponse();
        for (var cookie : response.getCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        try {
            Matcher m = CSRF.matcher(response.getContentAsString());
            if (m.find()) {
                csrf = m.group(1);
            }
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return result;
    }
}
