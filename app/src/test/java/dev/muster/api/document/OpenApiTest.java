package dev.muster.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiDocument;
import dev.muster.testing.MusterTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checked-in document is the one the code makes; {@code ./run openapi} writes it anew. */
@MusterTest
class OpenApiTest {
    private static final Path CHECKED_IN = Path.of("../docs/openapi.json");

    /** Bodies in which any field may be missing. */
    private static final Set<String> FREE = Set.of(
            "AnswersBody",
            "AttributesBody",
            "CoursePublishBody",
            "GroupContentBody",
            "Hired",
            "MembersBody",
            "ModulePublishBody",
            "QuestionBody",
            "ReassignBody",
            "SignInCodesBody");

    @Autowired
    MockMvcTester mvc;

    @Test
    void theCheckedInDocumentIsTheServedOne() throws Exception {
        String served =
                mvc.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, served.strip() + "\n");
        }
        assertThat(Files.readString(CHECKED_IN).strip())
                .as("docs/openapi.json is not what the code says: ./run openapi")
                .isEqualTo(served.strip());
    }

    @Test
    void speaksOfApiPathsOnlyAndNamesNothingTwice() throws Exception {
        JsonNode document = document();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames()).allMatch(p -> p.startsWith("/api/v1/"));
        assertThat(document.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(operations(document).map(o -> o.path("operationId").asString()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
        assertThat(document.at("/components/schemas").propertyNames().stream().map(String::toLowerCase))
                .doesNotHaveDuplicates();
        assertThat(operations(document).map(o -> names(o.path("parameters"))))
                .allSatisfy(names -> assertThat(names).doesNotHaveDuplicates());
    }

    @Test
    void everyOperationSaysWhatItDoesAndShowsItsBody() throws Exception {
        assertThat(operations(document())).allSatisfy(o -> {
            String id = o.path("operationId").asString();
            assertThat(o.path("summary").asString("")).as(id).matches("[A-Z].{8,}[^.]");
            assertThat(o.path("tags").path(0).asString("")).as(id).matches("[A-Z][a-z -]+");
            JsonNode json = o.at("/requestBody/content/application~1json");
            assertThat(json.isMissingNode() || json.path("example").isObject())
                    .as("an example for " + id)
                    .isTrue();
        });
    }

    @Test
    void everyAnswerShowsOneThatItsShapeAllows() throws Exception {
        JsonNode document = document();
        Map<String, JsonNode> answers = new TreeMap<>();
        operations(document)
                .forEach(o -> o.path("responses").properties().forEach(r -> {
                    JsonNode json = r.getValue().at("/content/application~1json");
                    if (!json.isMissingNode()) {
                        answers.put(o.path("operationId").asString() + " " + r.getKey(), json);
                    }
                }));
        for (String status : List.of("400", "401", "403", "404", "409", "415")) {
            answers.put(
                    status,
                    document.at("/components/responses/Refused" + status + "/content/application~1problem+json"));
        }
        List<String> faults = new ArrayList<>();
        answers.forEach((name, json) -> {
            if (!json.has("example")) {
                faults.add(name + " shows no example");
            } else {
                ApiDocument.faults(json.path("schema"), json.path("example"))
                        .forEach(e -> faults.add("the example of " + name + ": " + e));
            }
        });
        assertThat(faults).isEmpty();
        assertThat(answers).hasSizeGreaterThan(90);
    }

    /** What is not named is anything: no client can be made of that. */
    @Test
    void everyObjectNamesItsFieldsAndWhatIsAlwaysThere() throws Exception {
        JsonNode schemas = document().at("/components/schemas");
        assertThat(schemas.properties()).allSatisfy(s -> {
            JsonNode schema = s.getValue();
            boolean told = schema.has("enum") || schema.has("oneOf") || schema.has("properties");
            assertThat(told).as(s.getKey()).isTrue();
            if (schema.has("properties") && !s.getKey().endsWith("Patch") && !FREE.contains(s.getKey())) {
                assertThat(schema.has("required"))
                        .as("required of " + s.getKey())
                        .isTrue();
            }
        });
    }

    private static List<String> names(JsonNode parameters) {
        return parameters.valueStream().map(p -> p.path("name").asString()).toList();
    }

    private static Stream<JsonNode> operations(JsonNode document) {
        return document.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private JsonNode document() throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(mvc.get()
                        .uri("/api/v1/openapi.json")
                        .exchange()
                        .getResponse()
                        .getContentAsString());
    }

    @Test
    void theReadablePageListsThePaths() {
        assertThat(mvc.get().uri("/api/docs").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("/api/v1/people/{id}/tokens", "Problem");
    }
}
