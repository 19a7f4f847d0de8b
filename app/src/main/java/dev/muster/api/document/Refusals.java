package dev.muster.api.document;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How an operation can be refused, by status. */
final class Refusals {
    private static final Map<String, String> ALWAYS = Map.of(
            "400", "Bad input; errors name the fields",
            "401", "No or bad token",
            "403", "Not for this access level",
            "406", "No answer in a type you accept",
            "429", "Too many failures; Retry-After says when to try again",
            "503", "Busy; Retry-After says when to try again");
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<String> NAMES_A_THING = Set.of("person", "content");

    private Refusals() {}

    static Map<String, String> of(String path, HttpMethod method, Operation operation) {
        Map<String, String> all = new TreeMap<>(ALWAYS);
        boolean body = operation.getRequestBody() != null;
        // The own person is not there for a token of the system's.
        boolean own = path.startsWith("/api/v1/me");
        if (own || body || parameters(operation).stream().anyMatch(Refusals::namesAThing)) {
            all.put("404", "Not there, or not in your scope");
        }
        if (WRITES.contains(method)) {
            all.put("409", "Conflict, or confirm is needed");
            all.put("413", "Too large: a body holds 1 MB at most, an upload 64 MB");
        }
        if (body) {
            all.put("415", "Not a media type that this address takes");
        }
        return all;
    }

    static boolean sayWhen(String status) {
        return status.equals("429") || status.equals("503");
    }

    static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static boolean namesAThing(Parameter p) {
        return "path".equals(p.getIn()) || NAMES_A_THING.contains(p.getName());
    }
}
