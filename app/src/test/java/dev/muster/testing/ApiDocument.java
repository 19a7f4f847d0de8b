package dev.muster.testing;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The checked-in document of the API, read strictly: what it does not name may not be there. */
public final class ApiDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final JsonNode CHECKED_IN = read();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private ApiDocument() {}

    /** What a value has that its schema does not allow. */
    public static List<Error> faults(JsonNode schema, JsonNode value) {
        return SCHEMAS.computeIfAbsent(schema.toString(), s -> compiled(schema)).validate(value);
    }

    private static Schema compiled(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", CHECKED_IN.path("components"));
        return REGISTRY.getSchema(whole);
    }

    private static JsonNode read() {
        try {
            JsonNode document = JSON.readTree(Files.readString(Path.of("../docs/openapi.json")));
            document.at("/components/schemas").forEach(s -> {
                if (s.has("properties")) {
                    ((ObjectNode) s).put("additionalProperties", false);
                }
            });
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
