package dev.muster.edge;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What can't be read, or holds what no text may hold, is refused in words and without a mark in the log. */
@MusterTest
@ExtendWith(OutputCaptureExtension.class)
@NullUnmarked
class UnreadableRequestsTest {
    @LocalServerPort
    int port;

    @Autowired
    MockMvcTester mvc;

    @Test
    void textThatIsSentAsAFile() {
        assertThat(mvc.post()
                        .uri("/api/v1/imports/people?dryRun=true")
                        .multipart()
                        .file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {'a'}))
                        .file(new MockMultipartFile("mapping", "m.json", "application/json", new byte[] {'{', '}'}))
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN))
                .hasStatus(400)
                .bodyText()
                .contains("mapping");
    }

    /** As clients made of the document send it. */
    @Test
    void aMappingThatIsSentAsAFileOfJson() {
        byte[] mapping = "{\"columns\":{\"employeeNumber\":\"id\",\"givenName\":\"first\",\"familyName\":\"last\"}}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] people = "id,first,last\n1,Ana,Ruiz\n".getBytes(StandardCharsets.UTF_8);
        assertThat(mvc.post()
                        .uri("/api/v1/imports/people?dryRun=true")
                        .multipart()
                        .file(new MockMultipartFile("file", "a.csv", "text/csv", people))
                        .file(new MockMultipartFile("mapping", "blob", "application/json", mapping))
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN))
                .hasStatusOk()
                .bodyText()
                .contains(quoted("'rows':1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[null]", "[\"London\",null]"})
    void attributesWithoutNames(String location) {
        assertThat(mvc.post()
                        .uri("/api/v1/people/1/what-if")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(quoted("{'attributes':{'location':%s}}", location))
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN))
                .hasStatus(400)
                .bodyText()
                .contains("attributes.location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sign-in?=a",
                "GET /sign-in?to=%zz",
                "GET /sign-in?to=%C3%28",
                "GET /sign-in?to=%E9",
                "GET /sign-in?to=a%00b",
                "GET /api/v1/people?=a",
                "GET /api/v1/people?search=%zz",
                "GET /api/v1/people?search=%E9",
                "GET /api/v1/people?search=a%00b",
                "GET /api/v1/people?search=a%1Fb",
                "GET /api/v1/people/%00",
                "GET /api/v1//people",
                "GET /api/v1/people;a=b",
                "GET /api/v1/people?search=a|b",
                "POST /sign-in login=%zz%0d%0aFORGED",
                "POST /sign-in login=a%00b&password=x",
                "POST /sign-in =a&password=x"
            })
    void addressesAndForms(String call, CapturedOutput log) throws IOException {
        String[] parts = call.split(" ", 3);
        String answer = send(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
        // Without the form's token a form is refused before it is read.
        assertThat(answer).matches("(?s)HTTP/1.1 (400|403).*");
        assertThat(answer).doesNotContain("Exception", "\tat ");
        if (parts[1].startsWith("/api/")) {
            assertThat(answer).contains("application/problem+json").startsWith("HTTP/1.1 400");
        }
        assertThat(log.getAll()).doesNotContain("FORGED");
        assertThat(log.getAll().lines().filter(l -> l.contains("ERROR") || l.contains("\tat ") || l.contains("WARN")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u001f", "\\ud800", "\u007f", "\\uffff"})
    void bodiesNameTheField(String bad) {
        assertThat(mvc.post()
                        .uri("/api/v1/courses")
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(quoted("{'title':'Fine','tags':['a','b%s']}", bad))
                        .exchange())
                .hasStatus(400)
                .bodyText()
                .contains(quoted("'field':'tags[1]'"), "Remove the character");
    }

    @Test
    void formsNameTheField() {
        assertThat(mvc.post()
                        .uri("/admin/groups")
                        .with(As.admin())
                        .param("name", "a\0b")
                        .exchange())
                .hasStatus(400);
    }

    @Test
    void aWildcardIsNoMediaTypeOfABody() {
        assertThat(mvc.post()
                        .uri("/api/v1/courses")
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .header("Content-Type", "*/*")
                        .content("{}")
                        .exchange())
                .hasStatus(415);
    }

    @Test
    void bracesInAnAddressAreNobodysVariables() {
        assertThat(mvc.get()
                        .uri("/sign-in?to={to}", "/x?y={z}")
                        .with(As.admin())
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private String send(String method, String target, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String head = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nAuthorization: Bearer " + MusterTest.ADMIN_TOKEN
                    + "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
