package dev.muster.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who needs the code from the console to make the first administrator, asked over a real connection. */
@MusterTest
class AtTheConsoleTest {
    private static final String CODE_FIELD = "name=\"code\"";

    @LocalServerPort
    int port;

    @Test
    void whoeverSitsThereDoesNot() throws IOException {
        assertThat(ask("HTTP/1.1", "Host: 127.0.0.1:" + port))
                .contains("200", "/set-up")
                .doesNotContain(CODE_FIELD);
    }

    /** Also where the proxy changes Host to this machine's name, and hands on what a stranger wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.5",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-For: ::1",
                "X-Forwarded-For: 127.0.0.1, 127.0.0.1",
                "X-Forwarded-For: nonsense",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: training.northline.example",
                "Forwarded: for=127.0.0.1",
                "X-Real-IP: 127.0.0.1",
                "Via: 1.1 proxy",
                "Origin: https://training.northline.example",
                "Referer: https://training.northline.example/"
            })
    void whoeverComesThroughAProxyDoes(String header) throws IOException {
        assertThat(ask("HTTP/1.1", "Host: 127.0.0.1:" + port, header)).contains(CODE_FIELD);
    }

    @Test
    void aProxyThatSaysNothingGivesItselfAway() throws IOException {
        assertThat(ask("HTTP/1.0", "Host: 127.0.0.1:" + port)).contains(CODE_FIELD);
        assertThat(ask("HTTP/1.1", "Host: training.northline.example")).contains(CODE_FIELD);
    }

    private String ask(String protocol, String... headers) throws IOException {
        try (Socket s = new Socket("127.0.0.1", port)) {
            String head =
                    "GET /set-up " + protocol + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
            s.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(s.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
