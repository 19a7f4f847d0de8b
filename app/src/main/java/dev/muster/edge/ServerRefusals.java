package dev.muster.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What the server refuses before any filter is asked: a problem for programs, one sentence for people. */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.LOWEST_PRECEDENCE)
class ServerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // The last one added is asked first, before the server's own.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Sentence()));
    }

    private static final class Sentence extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Refusal refusal = Refusal.of(org.springframework.http.HttpStatusCode.valueOf(status));
            String path = request.getRequestURI();
            boolean page = path != null && !path.isEmpty() && !path.startsWith("/api/");
            String text = page
                    ? refusal.detail()
                    : "{\"type\":\"urn:muster:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                            .formatted(refusal.slug(), refusal.title(), status, refusal.detail());
            try {
                response.setContentType(page ? "text/plain;charset=UTF-8" : "application/problem+json");
                byte[] body = text.getBytes(StandardCharsets.UTF_8);
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException e) {
                // Whoever asked has gone.
            }
        }
    }
}
