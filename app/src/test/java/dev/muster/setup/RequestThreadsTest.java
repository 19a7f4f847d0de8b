package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import dev.muster.testing.Waiting;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * Requests that load classes out of the jar must not be able to take every carrier of virtual threads: on two cores the first
 * ones after a start waited for each other for ever. Seen with the packaged program only.
 */
@MusterTest
class RequestThreadsTest {
    @Autowired
    ServletWebServerApplicationContext context;

    @Test
    void requestsRunOnThreadsOfTheirOwn() throws Exception {
        var server = Objects.requireNonNull((TomcatWebServer) context.getWebServer());
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        server.getTomcat()
                .getConnector()
                .getProtocolHandler()
                .getExecutor()
                .execute(() -> virtual.complete(Thread.currentThread().isVirtual()));
        assertThat(virtual.get(Waiting.LONG.toSeconds(), TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void whoIsBehindAProxyIsKnownBeforeBodiesAreCounted() {
        var server = Objects.requireNonNull((TomcatWebServer) context.getWebServer());
        assertThat(server.getTomcat().getEngine().getPipeline().getValves())
                .extracting(valve -> valve.getClass().getSimpleName())
                .containsSubsequence("RemoteIpValve", "BodyPace");
    }
}
