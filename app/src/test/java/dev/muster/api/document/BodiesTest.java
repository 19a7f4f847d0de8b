package dev.muster.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muster.testing.Calls;
import dev.muster.testing.MusterTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the document says of bodies is what is read: each field that it names, and no other. */
@MusterTest
@NullUnmarked
class BodiesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOBODY_KNOWS = "nobodyKnowsThis";
    private static final String NOTHING_IS_THIS = "[[{}]]";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    private final List<String> faults = new ArrayList<>();
    private JsonNode document;
    private Map<String, String> ids;

    private interface Body {
        void look(String method, String path, JsonNode schema, ObjectNode example) throws Exception;
    }

    @BeforeEach
    void read() throws Exception {
        document = JSON.readTree(Files.readString(Path.of("../docs/openapi.json")));
    }

    @Test
    void everyExampleIsAsTheDocumentSays() throws Exception {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        bodies((method, path, schema, example) -> {
            ObjectNode whole = (ObjectNode) schema.deepCopy();
            whole.set("components", document.path("components"));
            registry.getSchema(whole)
                    .validate(example)
                    .forEach(e -> faults.add("the example of " + method + " " + path + ": " + e));
            example.propertyNames().stream()
                    .filter(n -> !named(schema).path("properties").has(n))
                    .forEach(n -> faults.add("the example of " + method + " " + path + " has " + n));
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFieldThatIsNamedIsReadAndNoOther() throws Exception {
        ids = things();
        bodies((method, path, schema, example) -> {
            Set<String> fields = Set.copyOf(named(schema).path("properties").propertyNames());
            for (String field : fields) {
                // Read-only, but for the preview, which says there whose change it is.
                if (!field.equals("id")) {
                    refusal(method, path, example, field);
                }
            }
            refusal(method, path, example, NOBODY_KNOWS);
        });
        assertThat(faults).isEmpty();
    }

    private void bodies(Body looker) throws Exception {
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                JsonNode json = operation.getValue().at("/requestBody/content/application~1json");
                if (!json.isMissingNode()) {
                    looker.look(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            json.path("schema"),
                            (ObjectNode) json.path("example"));
                }
            }
        }
    }

    private JsonNode named(JsonNode schema) {
        return document.at(schema.path("$ref").asString().substring(1));
    }

    private void refusal(String method, String path, ObjectNode example, String field) {
        ObjectNode body = ofThings(example);
        if (field.equals("audience")) {
            // One or the other.
            body.remove("personIds");
        }
        body.set(field, JSON.readTree(NOTHING_IS_THIS));
        var answer = mvc.method(HttpMethod.valueOf(method))
                .uri(at(path))
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange()
                .getResponse();
        boolean told = false;
        try {
            for (JsonNode e : JSON.readTree(answer.getContentAsByteArray()).path("errors")) {
                told |= e.path("field").asString().startsWith(path.endsWith("/audiences/count") ? "audience" : field);
            }
        } catch (RuntimeException e) {
            faults.add(e + " " + path);
        }
        if (answer.getStatus() != 400 || !told) {
            faults.add(answer.getStatus() + " for " + field + " of " + method + " " + path);
        }
    }

    /** Examples name content by an id of their own. */
    private ObjectNode ofThings(ObjectNode example) {
        String course = ids.get("courses");
        ObjectNode body = example.deepCopy();
        if (body.has("contentId")) {
            body.put("contentId", course);
        }
        if (body.path("content") instanceof ObjectNode content) {
            content.put("id", course);
        }
        return body;
    }

    private String at(String path) {
        String[] parts = path.split("/");
        String at = path.replace("{attribute}", "location").replace("{contentId}", ids.get("courses"));
        return at.replaceAll("\\{[^}]+}", ids.getOrDefault(parts[3], "1"));
    }

    private Map<String, String> things() {
        String person = made("people", "{'givenName':'Ana','familyName':'Lopes','attributes':{'location':['Leeds']}}");
        String course = made(
                "courses",
                "{'title':'Food safety','status':'ACTIVE','steps':[{'kind':'TEXT','title':'A','body':'B'}]}");
        String module = made("modules", "{'title':'Kitchen','courses':['" + course + "']}");
        String automation = made(
                "automations",
                "{'name':'Cooks','content':{'kind':'COURSE','id':'" + course
                        + "'},'audience':{'all':[]},'appliesTo':'FUTURE'}");
        Calls calls = new Calls(mvc);
        String both = "{'contentIds':['" + course + "'],'personIds':['" + person + "']}";
        calls.admin(HttpMethod.POST, "/assignments", both, 200);
        String value =
                calls.admin("/attributes/location/values").at("/items/0/id").asString();
        String group = made("groups", "{'name':'Cooks','kind':'DYNAMIC','audience':{'all':[]}}");
        String claim = db.fetchSingle("""
            with f as (insert into file (name, media_type, size, sha256, uploaded_at) values ('card.pdf', 'application/pdf', 1, 'x', now()) returning id)
            insert into claim (person_id, content_id, file_id, completed_on, sent_at)
            select ?::int, ?::int, f.id, current_date, now() from f returning id""", person, course).get(0, String.class);
        return Map.of(
                "claims",
                claim,
                "people",
                person,
                "courses",
                course,
                "modules",
                module,
                "automations",
                automation,
                "attributes",
                value,
                "groups",
                group);
    }

    private String made(String what, String body) {
        return new Calls(mvc)
                .admin(HttpMethod.POST, "/" + what, body, 201)
                .path("id")
                .asString();
    }
}
