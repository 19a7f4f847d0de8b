package dev.muster.api.document;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document for people: every path with its shapes, on one page. */
@Controller
public class DocsPage {
    private final OpenApiWebMvcResource document;
    private final JsonMapper json;

    DocsPage(OpenApiWebMvcResource document, JsonMapper json) {
        this.document = document;
        this.json = json;
    }

    /** @param fields one per line, for example {@code name: string} */
    public record Shape(String name, List<String> fields) {}

    /** @param shown an example of the answer, in lines; empty: it has no body that can be read */
    public record Call(String method, String path, List<String> parameters, String body, String answer, String shown) {}

    @GetMapping("/api/docs")
    @Allowed(Permission.PUBLIC)
    String show(HttpServletRequest request, Locale locale, Model model) throws Exception {
        JsonNode all = json.readTree(document.openapiJson(request, "/api/v1/openapi.json", locale));
        List<Call> calls = new ArrayList<>();
        all.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(op -> calls.add(call(op.getKey(), path.getKey(), op.getValue()))));
        List<Shape> shapes = new ArrayList<>();
        all.path("components").path("schemas").properties().forEach(s -> shapes.add(shape(s.getKey(), s.getValue())));
        model.addAttribute("calls", calls).addAttribute("shapes", shapes);
        return "api/docs";
    }

    private Call call(String method, String path, JsonNode operation) {
        List<String> parameters = new ArrayList<>();
        operation.path("parameters").forEach(p -> {
            if (!p.path("in").asString().equals("path")) {
                parameters.add(p.path("name").asString() + ": " + type(p.path("schema")));
            }
        });
        String answer = "";
        String shown = "";
        for (var response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2") && !response.getKey().equals("202")) {
                answer = response.getKey() + " " + content(response.getValue());
                shown = lines(response.getValue().at("/content/application~1json/example"));
            }
        }
        return new Call(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                content(operation.path("requestBody")),
                answer.strip(),
                shown);
    }

    private String lines(JsonNode example) {
        return example.isMissingNode()
                ? ""
                : json.writerWithDefaultPrettyPrinter().writeValueAsString(example);
    }

    private static String content(JsonNode holder) {
        for (var media : holder.path("content").properties()) {
            return type(media.getValue().path("schema"));
        }
        return "";
    }

    private static Shape shape(String name, JsonNode schema) {
        List<String> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(p -> fields.add(p.getKey() + ": " + type(p.getValue())));
        return new Shape(name, fields);
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asString().replaceFirst(".*/", "");
        }
        if (schema.path("type").asString("").equals("array")) {
            return "[" + type(schema.path("items")) + "]";
        }
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(v -> values.add(v.asString("null")));
            return String.join(" | ", values);
        }
        JsonNode type = schema.path("type");
        String word = type.isArray() ? type.path(0).asString("") : type.asString("object");
        return schema.has("format") ? word + " (" + schema.path("format").asString() + ")" : word;
    }
}
