package dev.muster.web.audience;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Routes;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Wherever an audience comes in, one that is too large is refused in the same words, and nothing is done. */
@MusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudienceEdgesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AUDIENCE = "#/components/schemas/Audience";
    private static final String TOO_LARGE = "too many conditions";

    private static final Map<String, String> REFUSED = new TreeMap<>(Map.of(
            "clauses", all(51, i -> quoted("{'attribute':'role','anyOf':['R%d']}", i)),
            "equal clauses", all(400, i -> quoted("{'attribute':'role','anyOf':['R']}")),
            "values", all(2, i -> quoted("{'attribute':'role','anyOf':[%s]}", names(2_501, i))),
            "depth", "{\"all\":[".repeat(450) + "]}".repeat(450)));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    private final Map<String, String> ids = new TreeMap<>();

    private static String all(int n, IntFunction<String> clause) {
        return IntStream.range(0, n).mapToObj(clause).collect(Collectors.joining(",", quoted("{'all':["), "]}"));
    }

    private static String names(int n, int clause) {
        return IntStream.range(0, n)
                .mapToObj(i -> "\"V" + clause + "-" + i + "\"")
                .collect(Collectors.joining(","));
    }

    @BeforeAll
    void company() throws Exception {
        String course = make("courses", """
            {"title":"Fire","status":"ACTIVE","steps":[{"kind":"TEXT","title":"Read","body":"This."}]}""");
        make("modules", quoted("{'title':'Basics','courses':['%s']}", course));
        make("groups", quoted("{'name':'Everybody','kind':'DYNAMIC','audience':{'all':[]}}"));
        make("people", quoted("{'givenName':'Ana','familyName':'Lopes'}"));
        make("automations", """
            {"name":"Rule","content":{"kind":"COURSE","id":"%s"},"audience":{"all":[]},"appliesTo":"FUTURE"}""".formatted(course));
    }

    private String make(String what, String body) throws Exception {
        MvcTestResult made = send("POST", "/api/v1/" + what, body);
        assertThat(made.getResponse().getStatus()).as(said(made)).isEqualTo(201);
        JsonNode answer = JSON.readTree(said(made));
        String id =
                (answer.has("id") ? answer : answer.path("group")).path("id").asString();
        ids.put(what, id);
        return id;
    }

    private MvcTestResult send(String method, String path, String body) {
        return mvc.method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                .uri(path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String said(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    private String filled(String pattern) {
        String path = pattern;
        for (var id : ids.entrySet()) {
            path = path.replace("/" + id.getKey() + "/{id}", "/" + id.getKey() + "/" + id.getValue());
        }
        return path;
    }

    @Test
    void everyOperation() throws Exception {
        JsonNode document =
                JSON.readTree(said(mvc.get().uri("/api/v1/openapi.json").exchange()));
        List<String> wrong = new ArrayList<>();
        int edges = 0;
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                JsonNode content =
                        operation.getValue().path("requestBody").path("content").path("application/json");
                String field =
                        field(document, content.path("schema").path("$ref").asString(""));
                if (field == null) {
                    continue;
                }
                edges++;
                for (var refused : REFUSED.entrySet()) {
                    MvcTestResult result =
                            send(operation.getKey(), filled(path.getKey()), body(content, field, refused.getValue()));
                    boolean right = result.getResponse().getStatus() == 400
                            && (refused.getKey().equals("depth") || said(result).contains(TOO_LARGE));
                    if (!right) {
                        wrong.add(operation.getKey() + " " + path.getKey() + " with too many " + refused.getKey() + ": "
                                + result.getResponse().getStatus() + " " + said(result));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(edges).isGreaterThan(20);
    }

    /** @return which field of the body is an audience; empty: the body is one; null: none */
    private static @Nullable String field(JsonNode document, String ref) {
        if (ref.equals(AUDIENCE)) {
            return "";
        }
        JsonNode properties = ref.isEmpty()
                ? document.path("none")
                : document.at(ref.substring(1)).path("properties");
        return properties.propertyNames().stream()
                .filter(name -> properties.path(name).toString().contains(AUDIENCE + "\""))
                .findFirst()
                .orElse(null);
    }

    /** The example of the document about what there is, with this audience instead of people by name. */
    private String body(JsonNode content, String field, String audience) {
        if (field.isEmpty()) {
            return audience;
        }
        ObjectNode body = (ObjectNode) content.path("example").deepCopy();
        body.remove("personIds");
        if (body.has("contentId")) {
            body.put("contentId", ids.get("courses"));
        }
        if (body.has("contentIds")) {
            body.putArray("contentIds").add(ids.get("courses"));
        }
        return body.put(field, "AUDIENCE").toString().replace(quoted("'AUDIENCE'"), audience);
    }

    /** All pages that read the condition builder, as their class says. */
    @Test
    void everyForm() throws Exception {
        TreeSet<String> paths = new TreeSet<>();
        routes.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)
                    && Arrays.stream(handler.getBeanType().getDeclaredFields())
                            .anyMatch(f -> f.getType() == AudienceForms.class)) {
                paths.addAll(mapping.getPatternValues());
            }
        });
        assertThat(paths).hasSizeGreaterThan(9);
        List<String> wrong = new ArrayList<>();
        for (String path : paths) {
            for (int rows : List.of(Audience.MOST_CLAUSES + 1, 1_000)) {
                MvcTestResult result = submit(filled(path), rows);
                boolean counts = path.endsWith("/count");
                if (result.getResponse().getStatus() != (counts ? 200 : 422)
                        || !said(result).contains(TOO_LARGE)) {
                    wrong.add(
                            path + " with " + rows + ": " + result.getResponse().getStatus() + " "
                                    + said(result).contains(TOO_LARGE));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(db.fetchCount(DSL.table("people_group"))).isEqualTo(1);
    }

    /** Those that take one as a text. */
    @Test
    void everyHiddenField() throws Exception {
        List<String> wrong = new ArrayList<>();
        int edges = 0;
        for (Routes.Route route : Routes.all(routes)) {
            if (route.isApi() || route.isRead() || !route.fields().contains("audience")) {
                continue;
            }
            edges++;
            for (var refused : REFUSED.entrySet()) {
                MvcTestResult result = mvc.post()
                        .uri(filled(route.path()))
                        .with(As.admin())
                        .param("audience", refused.getValue())
                        .exchange();
                if (result.getResponse().getStatus() != 400) {
                    wrong.add(route.path() + " with too many " + refused.getKey() + ": "
                            + result.getResponse().getStatus());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(edges).isPositive();
    }

    private MvcTestResult submit(String path, int rows) {
        var request = mvc.post()
                .uri(path)
                .with(As.admin())
                .param("name", "Many")
                .param("kind", "DYNAMIC")
                .param("who", "matching")
                .param("content", String.valueOf(ids.get("courses")))
                .param("appliesTo", "FUTURE")
                .param("due", "none")
                .param("afterwards", "REMOVE");
        for (int i = 0; i < rows; i++) {
            String c = "c" + i + ".";
            request = request.param(c + "what", "role")
                    .param(c + "was", "role")
                    .param(c + "is", "none")
                    .param(c + "values", "R" + i);
        }
        return request.exchange();
    }
}
