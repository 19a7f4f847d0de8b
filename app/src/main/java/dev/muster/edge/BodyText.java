package dev.muster.edge;

import dev.muster.shared.BadInput;
import dev.muster.shared.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Texts in JSON bodies hold no control characters but line breaks and tabs: else the field is named. They are cleaned as they come in. */
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
        return new Read(message.getHeaders(), check(body) ? body : cleaned(body));
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

    /** @return whether every text in it is clean */
    private boolean check(byte[] body) {
        boolean clean = true;
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                if (t == JsonToken.VALUE_STRING || t == JsonToken.PROPERTY_NAME) {
                    String text = parser.getString();
                    String fault = Text.fault(text, true);
                    if (fault != null) {
                        throw new BadInput(field(parser.streamReadContext().pathAsPointer()), fault);
                    }
                    clean &= t == JsonToken.PROPERTY_NAME || isAsTyped(parser) || Text.sent(text) == text;
                }
            }
            return clean;
        } catch (JacksonException e) {
            return true; // Whoever reads the body says what is wrong with it.
        }
    }

    /** The same body with clean texts. */
    private byte[] cleaned(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        try (JsonParser parser = json.createParser(body);
                JsonGenerator generator = json.createGenerator(out)) {
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                if (t == JsonToken.VALUE_STRING && !isAsTyped(parser)) {
                    generator.writeString(Text.sent(parser.getString()));
                } else {
                    generator.copyCurrentEventExact(parser);
                }
            }
        }
        return out.toByteArray();
    }

    private static boolean isAsTyped(JsonParser parser) {
        String name = parser.currentName();
        return name != null && CleanParameters.AS_TYPED.contains(name);
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
