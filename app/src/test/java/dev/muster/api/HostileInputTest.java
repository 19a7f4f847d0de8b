package dev.muster.api;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Routes;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent to any operation of the document, or by any form: never our fault, and no answer that the document lacks. */
@MusterTest
@NullUnmarked
class HostileInputTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROUNDS = 8;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "99999999999999999999",
            "1e400",
            "\"\"",
            "\" \"",
            quoted("'x'"),
            quoted("'1'"),
            quoted("'0'"),
            "\"\\u0000\"",
            "\"\\u001f\"",
            "\"\\ud800\"",
            "\"%1F\"",
            "\"{z}\"",
            "\"’İß\\u200b\"",
            "\"+200000-01-01\"",
            "\"2026-12-31\"",
            "\"2026-12-31T09:00:00Z\"",
            "[]",
            "[null]",
            quoted("['']"),
            quoted("['1']"),
            quoted("['x',null]"),
            "[[]]",
            "[[null]]",
            "{}",
            quoted("{'all':[]}"),
            quoted("{'all':[null]}"),
            quoted("{'all':[{'attribute':null,'anyOf':[null]}]}"),
            quoted("{'all':[{'people':[null]}]}"),
            quoted("{'all':[{'hired':null}]}"),
            quoted("{'on':null}"),
            quoted("{'id':'1'}"),
            quoted("{'kind':'COURSE','id':'2'}"),
            quoted("{'location':[null]}"),
            quoted("{'a':{'a':{}}}"),
            quoted("'ACTIVE'"),
            quoted("'ADMIN'"),
            quoted("[{'kind':'QUIZ','title':'Q','questions':[null]}]"),
            quoted("[{'kind':null}]"));
    private static final List<String> TYPES = List.of(
            "",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "text/plain",
            "application/xml",
            "application/json");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "1",
            "0",
            "-1",
            "99999999999999999999",
            "null",
            "\0",
            "\u001f",
            "%1F",
            "{z}",
            "’İß\u200b",
            "+200000-01-01",
            "2026-12-31",
            "2200-01-01",
            "2026-12-31T09:00",
            "AB8x",
            "/x?y={z}",
            "//x",
            "ADMIN",
            "a..b@x",
            quoted("{'all':[]}"),
            "[null]",
            "group",
            "location",
            "true",
            "x".repeat(300),
            "p:1",
            "v:x",
            "a;b",
            "a\r\nb");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    private final List<String> faults = new ArrayList<>();
    private Random random;

    @BeforeEach
    void somebody() {
        random = new Random(Long.getLong("seed", 12));
        Fixture f = new Fixture(db, clock);
        f.person("Ana", "Lopes");
        f.course("Food safety");
        f.staticGroup("Cooks " + db.fetchValue("select count(*) from people_group"), 1);
    }

    @Test
    void everyOperation() throws Exception {
        JsonNode document = JSON.readTree(
                mvc.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsString());
        Set<String> names = names(document);
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (int i = 0; i < ROUNDS; i++) {
                    call(document, path.getKey(), operation.getKey(), operation.getValue(), names);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A body in any type but the one that the document names is refused as that, whatever is in it. */
    @Test
    void everyOperationTakesItsOwnTypeOnly() throws Exception {
        JsonNode document = JSON.readTree(
                mvc.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsString());
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                JsonNode content = operation.getValue().path("requestBody").path("content");
                for (String type : TYPES) {
                    if (!content.isEmpty() && !content.has(type.replaceFirst(";.*", ""))) {
                        sendAs(type, operation.getKey(), path.getKey());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Over the wire: what reads forms there is not what reads them in a mock. */
    private void sendAs(String type, String method, String path) throws Exception {
        String at = path.replaceAll("\\{attribute}", "location").replaceAll("\\{[^}]+}", "1");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + at))
                .method(
                        method.toUpperCase(Locale.ROOT),
                        HttpRequest.BodyPublishers.ofString(quoted("{'name':'100 %'}")))
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 415) {
            faults.add(status + " for a body of type “" + type + "”: " + method + " " + path);
        }
    }

    /** Spring's own order changes from start to start, and the values would with it. */
    private static final Comparator<Map.Entry<RequestMappingInfo, HandlerMethod>> IN_ORDER =
            Comparator.comparing(entry -> entry.getKey().toString());

    @Test
    void everyForm() {
        routes.getHandlerMethods().entrySet().stream().sorted(IN_ORDER).forEach(entry -> {
            RequestMappingInfo route = entry.getKey();
            HandlerMethod handler = entry.getValue();
            if (handler.getBeanType().getPackageName().startsWith("dev.muster.web.")) {
                boolean post = route.getMethodsCondition().getMethods().contains(RequestMethod.POST);
                for (String pattern : route.getPatternValues()) {
                    for (int i = 0; i < ROUNDS / 2; i++) {
                        submit(post, pattern, handler.getMethod().getParameters());
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    private void call(JsonNode document, String path, String method, JsonNode operation, Set<String> names) {
        List<String> params = new ArrayList<>();
        for (JsonNode p : operation.path("parameters")) {
            // A job that is waited for would hold the test up.
            if (p.path("in").asString().equals("query")
                    && !p.path("name").asString().equals("wait")
                    && random.nextBoolean()) {
                params.add(p.path("name").asString());
            }
        }
        Object[] values = params.stream()
                .map(p -> TEXTS.get(random.nextInt(TEXTS.size())))
                .toArray();
        String query = params.isEmpty()
                ? ""
                : "?"
                        + String.join(
                                "&",
                                params.stream()
                                        .map(p -> p + "={" + p.replaceAll("\\W", "") + "}")
                                        .toList());
        String at =
                path.replaceAll("\\{attribute}", "location").replaceAll("\\{[^}]+}", String.valueOf(random.nextInt(4)));
        String body = operation.has("requestBody") ? body(document, operation, names) : "";
        var request = mvc.method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                .uri(at + query, values)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN);
        if (operation.path("requestBody").path("content").has("multipart/form-data")) {
            request = request.contentType(MediaType.MULTIPART_FORM_DATA);
        } else if (!body.isEmpty()) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        MvcTestResult r = request.exchange();
        judge(r, method + " " + at + query + " " + Arrays.toString(values) + " " + body);
        int status = r.getResponse().getStatus();
        if (status >= 400 && status < 500 && !operation.path("responses").has(String.valueOf(status))) {
            faults.add(status + " is not in the document: " + method + " " + path);
        }
    }

    /** Fields that the body has, where the document names them; else any that some body has. */
    private String body(JsonNode document, JsonNode operation, Set<String> names) {
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String ref = schema.path("$ref").asString("");
        JsonNode properties = (ref.isEmpty() ? schema : document.at(ref.substring(1))).path("properties");
        List<String> known = properties.isEmpty() ? List.copyOf(names) : List.copyOf(properties.propertyNames());
        if (random.nextInt(10) == 0 || known.isEmpty()) {
            return VALUES.get(random.nextInt(VALUES.size()));
        }
        Set<String> chosen = new LinkedHashSet<>();
        int many = properties.isEmpty() ? 1 : 1 + random.nextInt(known.size());
        for (int i = 0; i < many; i++) {
            chosen.add(known.get(random.nextInt(known.size())));
        }
        return "{"
                + String.join(
                        ",",
                        chosen.stream()
                                .map(n -> "\"" + n + "\":" + VALUES.get(random.nextInt(VALUES.size())))
                                .toList())
                + "}";
    }

    private static Set<String> names(JsonNode document) {
        Set<String> names = new LinkedHashSet<>();
        document.path("components")
                .path("schemas")
                .forEach(s -> names.addAll(s.path("properties").propertyNames()));
        return names;
    }

    private void submit(boolean post, String pattern, Parameter[] parameters) {
        String at = pattern.replaceAll("\\{attribute}", "location")
                .replaceAll("\\{[^}]+}", String.valueOf(random.nextInt(4)));
        List<String> names = Arrays.stream(parameters).flatMap(Routes::fields).toList();
        var request =
                mvc.method(post ? HttpMethod.POST : HttpMethod.GET).uri(at).with(As.admin());
        StringBuilder said = new StringBuilder();
        for (String name : names) {
            if (random.nextInt(4) > 0) {
                String value = TEXTS.get(random.nextInt(TEXTS.size()));
                request = request.param(name, value);
                said.append(' ').append(name).append('=').append(value);
            }
        }
        judge(request.exchange(), (post ? "POST " : "GET ") + at + said);
    }

    private void judge(MvcTestResult r, String sent) {
        if (r.getUnresolvedException() != null) {
            faults.add(r.getUnresolvedException() + ": " + sent);
        } else if (r.getResponse().getStatus() >= 500) {
            faults.add(r.getResponse().getStatus() + ": " + sent);
        }
    }
}
