package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** REST calls of tests, as the administrator or as a learner, each held to the status it should have. */
public final class Calls {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final MockMvcTester mvc;

    public Calls(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    /** @param body may have apostrophes in place of quotation marks */
    public JsonNode admin(HttpMethod method, String path, String body, int status) {
        return by(MusterTest.ADMIN_TOKEN, method, path, body, status);
    }

    /** As the administrator, whatever becomes of it. @param path within the interface; body: none where it is empty */
    public MvcTestResult send(HttpMethod method, String path, String body) {
        return send(MusterTest.ADMIN_TOKEN, method, path, body);
    }

    private MvcTestResult send(String token, HttpMethod method, String path, String body) {
        var request = mvc.method(method).uri("/api/v1" + path).header("Authorization", "Bearer " + token);
        return (body.isEmpty()
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(body))
                .exchange();
    }

    /** As whoever the token is of. */
    public JsonNode by(String token, HttpMethod method, String path, String body, int status) {
        return answer(method, path, send(token, method, path, body.replace('\'', '"')), status);
    }

    public JsonNode admin(String path) {
        return admin(HttpMethod.GET, path, "", 200);
    }

    public JsonNode learner(int person, HttpMethod method, String path, int status) {
        return answer(
                method,
                path,
                mvc.method(method)
                        .uri("/api/v1" + path)
                        .with(As.person(person, AccessLevel.LEARNER))
                        .exchange(),
                status);
    }

    private static JsonNode answer(HttpMethod method, String path, MvcTestResult r, int status) {
        try {
            String body = r.getResponse().getContentAsString();
            assertThat(r).as("%s %s: %s", method, path, body).hasStatus(status);
            return JSON.readTree(body.isEmpty() ? "null" : body);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
