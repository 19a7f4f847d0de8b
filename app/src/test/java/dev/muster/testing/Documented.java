package dev.muster.testing;

import com.networknt.schema.Error;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultHandler;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every answer of the API that a test sees against the document: its status, its fields and their types, and no field more. */
final class Documented implements ResultHandler {
    private record Operation(PathPattern path, String method, JsonNode responses) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Operation> OPERATIONS = operations();

    @Override
    public void handle(MvcResult result) throws Exception {
        String path = result.getRequest().getRequestURI();
        if (!path.startsWith("/api/v1/") || result.getRequest().isAsyncStarted()) {
            return;
        }
        PathContainer at = PathContainer.parsePath(path);
        OPERATIONS.stream()
                .filter(o -> o.method().equals(result.getRequest().getMethod())
                        && o.path().matches(at))
                .min((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path()))
                .ifPresent(o -> check(o, result));
    }

    private static void check(Operation operation, MvcResult result) {
        int status = result.getResponse().getStatus();
        String said = operation.method() + " " + operation.path() + " answered " + status;
        if (status >= 500 && status != 503) {
            return;
        }
        JsonNode response = operation.responses().path(String.valueOf(status));
        if (response.isMissingNode()) {
            throw new AssertionError(said + ", which the document does not name");
        }
        String ref = response.path("$ref").asString("");
        JsonNode content = (ref.isEmpty() ? response : ApiDocument.CHECKED_IN.at(ref.substring(1))).path("content");
        String type = result.getResponse().getContentType();
        for (String named : content.propertyNames()) {
            if (named.endsWith("json") && type != null && type.startsWith(named)) {
                JsonNode schema = content.path(named).path("schema");
                faults(said, schema, new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
            }
        }
    }

    private static void faults(String said, JsonNode schema, String body) {
        List<Error> errors = ApiDocument.faults(schema, JSON.readTree(body));
        if (!errors.isEmpty()) {
            throw new AssertionError(said + ", which is not what the document says: " + errors + "\n" + body);
        }
    }

    private static List<Operation> operations() {
        PathPatternParser parser = new PathPatternParser();
        return ApiDocument.CHECKED_IN.path("paths").properties().stream()
                .flatMap(p -> p.getValue().properties().stream()
                        .map(o -> new Operation(
                                parser.parse(p.getKey()),
                                o.getKey().toUpperCase(java.util.Locale.ROOT),
                                o.getValue().path("responses"))))
                .toList();
    }
}
