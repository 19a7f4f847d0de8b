package dev.muster.api.document;

import dev.muster.testing.Calls;
import dev.muster.testing.MusterTest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Calls operations by their names, and keeps the first answer of each by its status, short and without secrets. */
final class KeptAnswers {
    private static final int LONGEST_LIST = 2;
    private static final int LONGEST_TEXT = 200;
    private static final Map<String, String> SECRETS = Map.of("token", "muster_…", "code", "XXXX-XXXX-XXXX");

    /** A file that is packed has another size each time. */
    private static final long SIZE_OF_A_FILE = 48_000;

    /** Where the program of the test listens: another port each time. */
    private static final String HERE = "http://127\\.0\\.0\\.1:\\d+";

    private record Call(HttpMethod method, String path, int status) {}

    private final Calls calls;
    private final Map<String, Call> operations = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> kept = new TreeMap<>();

    KeptAnswers(Calls calls, RequestMappingHandlerMapping handlers) {
        this.calls = calls;
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            Operation said = handler.getMethodAnnotation(Operation.class);
            if (said != null) {
                String method = mapping.getMethodsCondition()
                        .getMethods()
                        .iterator()
                        .next()
                        .name();
                String path = mapping.getPatternValues().iterator().next();
                operations.put(said.operationId(), new Call(HttpMethod.valueOf(method), path, status(handler)));
            }
        });
    }

    private static int status(HandlerMethod handler) {
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), ResponseStatus.class);
        return declared == null ? 200 : declared.code().value();
    }

    /** By operation and status. */
    Map<String, Map<String, JsonNode>> all() {
        return kept;
    }

    /** @param at what stands in its path */
    JsonNode admin(String operation, String body, Object... at) {
        return call(MusterTest.ADMIN_TOKEN, operation, body, at);
    }

    JsonNode call(String token, String operation, String body, Object... at) {
        Call call = named(operation);
        return keep(operation, call.status(), calls.by(token, call.method(), path(call, at), body, call.status()));
    }

    /** An answer that every operation can give. */
    JsonNode any(int status, String token, String operation, String body, Object... at) {
        Call call = named(operation);
        return keep(Examples.ANY, status, calls.by(token, call.method(), path(call, at), body, status));
    }

    private Call named(String operation) {
        return Objects.requireNonNull(operations.get(operation), operation);
    }

    JsonNode keep(String name, int status, JsonNode answer) {
        if (!answer.isNull()) {
            kept.computeIfAbsent(name, n -> new TreeMap<>()).putIfAbsent(String.valueOf(status), shortened(answer));
        }
        return answer;
    }

    private static String path(Call call, Object... at) {
        String path = call.path().replaceFirst("^/api/v1", "");
        for (Object value : at) {
            path = path.replaceFirst("\\{[^}]+}", String.valueOf(value));
        }
        return path;
    }

    private static JsonNode shortened(JsonNode whole) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (whole) {
            case ObjectNode o -> {
                ObjectNode fields = make.objectNode();
                o.properties()
                        .forEach(f -> fields.set(
                                f.getKey(),
                                f.getValue().isString() && SECRETS.containsKey(f.getKey())
                                        ? make.stringNode(SECRETS.get(f.getKey()))
                                        : shortened(f.getValue())));
                if (o.has("keptUntil")) {
                    fields.put("size", SIZE_OF_A_FILE);
                }
                yield fields;
            }
            case ArrayNode a ->
                make.arrayNode()
                        .addAll(a.valueStream()
                                .limit(LONGEST_LIST)
                                .map(KeptAnswers::shortened)
                                .toList());
            case StringNode s -> make.stringNode(shortened(s.asString()));
            default -> whole;
        };
    }

    private static String shortened(String text) {
        String elsewhere = text.replaceAll(HERE, "https://training.example.org");
        return elsewhere.length() <= LONGEST_TEXT ? elsewhere : elsewhere.substring(0, LONGEST_TEXT) + "…";
    }
}
