package dev.muster.edge;

import dev.muster.shared.BadInput;
import dev.muster.shared.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Texts in JSON bodies hold no control characters but line breaks and tabs: else the field is named. */
@ControllerAdvice
final class BodyText extends RequestBodyAdviceAdapter {
    private final JsonMapper json;

    BodyText(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return converter.getSimpleName().contains("Json");
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        if (isSuspicious(body)) {
            check(body);
        }
        return new Read(message.getHeaders(), body);
    }

    private record Read(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }

    /** Whether an escape or a byte may stand for what no text may hold: most bodies have none, and are read once only. */
    private static boolean isSuspicious(byte[] body) {
        for (int i = 0; i < body.length; i++) {
            int b = body[i] & 0xFF;
            int next = i + 1 < body.length ? body[i + 1] & 0xFF : 0;
            if (b == '\\' && (next == 'u' || next == 'b' || next == 'f')
                    || b == 0
                    || b == 0x7F
                    || b == 0xC2 && next < 0xA0
                    || b == 0xEF && next == 0xBF) {
                return true;
            }
        }
        return false;
    }

    private void check(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                String fault = t == JsonToken.VALUE_STRING || t == JsonToken.PROPERTY_NAME
                        ? Text.fault(parser.getString(), true)
                        : null;
                if (fault != null) {
                    throw new BadInput(field(parser.streamReadContext().pathAsPointer()), fault);
                }
            }
        } catch (tools.jackson.core.JacksonException e) {
            // Whoever reads the body says what is wrong with it.
        }
    }

    /** For example {@code steps[2].title}. */
    private static String field(JsonPointer pointer) {
        StringBuilder s = new StringBuilder();
        for (JsonPointer p = pointer; p != null && !p.matches(); p = p.tail()) {
            int index = p.getMatchingIndex();
            if (index >= 0) {
                s.append('[').append(index).append(']');
            } else if (Text.fault(String.valueOf(p.getMatchingProperty()), false) == null) {
                s.append(s.isEmpty() ? "" : ".").append(p.getMatchingProperty());
            }
        }
        return s.toString();
    }
}
