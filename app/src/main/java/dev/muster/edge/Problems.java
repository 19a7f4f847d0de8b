package dev.muster.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes refusals as RFC 9457 {@code application/problem+json}. */
@Component
public class Problems {
    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.status());
        response.setContentType("application/problem+json");
        if (refusal.status() == 503) {
            response.setHeader("Retry-After", String.valueOf(Refusal.RETRY_AFTER));
        }
        byte[] body = json.writeValueAsBytes(shape(refusal));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    public void unauthorized(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"Muster\"");
        write(
                response,
                Refusal.of(401, "token", "No valid token", "Send Authorization: Bearer TOKEN with a valid token."));
    }

    public void forbidden(HttpServletResponse response) throws IOException {
        write(response, Refusal.of(403, "not-allowed", "Not allowed", "This is not allowed."));
    }

    private ObjectNode shape(Refusal r) {
        ObjectNode out = json.createObjectNode();
        out.put("type", "urn:muster:problem:" + r.slug());
        out.put("title", r.title());
        out.put("status", r.status());
        out.put("detail", r.detail());
        r.confirm().ifPresent(n -> out.put("confirm", n));
        if (r.incident() != null) {
            out.put("incident", r.incident());
        }
        if (!r.errors().isEmpty()) {
            var errors = out.putArray("errors");
            r.errors().forEach(e -> errors.addObject().put("field", e.field()).put("message", e.message()));
        }
        return out;
    }
}
