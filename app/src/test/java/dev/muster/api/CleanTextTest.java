package dev.muster.api;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
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

/** One cleaning of text at every edge: whatever field it is for, blanks and letters come in as people meant them. */
@MusterTest
@NullUnmarked
class CleanTextTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    /** Sent with blanks of all kinds around and inside, an accent of its own, and a mark at the beginning. */
    private static String odd(String word) {
        return "\\ufeff\\u00a0 Ko\\u0308ln  \\u202f" + word + "\\u3000";
    }

    private static String clean(String word) {
        return "Köln " + word;
    }

    @Test
    void everyTextOfThingsThatAreMade() throws Exception {
        String n = String.valueOf(System.nanoTime());
        String course = """
            {"title":"%s","description":"%s\\r\\n  two","status":"ACTIVE","tags":["%s"],
             "visibility":{"all":[{"attribute":"location","anyOf":["%s"]}]},
             "steps":[{"kind":"QUIZ","title":"%s","passMark":50,"questions":[{"prompt":"%s","options":["%s","no"],"answer":[0]}]},
                      {"kind":"TEXT","title":"Read","body":"%s"}]}""".formatted(
                        odd("title" + n),
                        odd("one"),
                        odd("tag"),
                        odd("city"),
                        odd("step"),
                        odd("prompt"),
                        odd("option"),
                        odd("body"));
        JsonNode made = made("/courses", course);
        isClean(made, "/title", "title" + n);
        isClean(made, "/tags/0", "tag");
        isClean(made, "/visibility/all/0/anyOf/0", "city");
        isClean(made, "/steps/0/title", "step");
        isClean(made, "/steps/0/questions/0/prompt", "prompt");
        isClean(made, "/steps/0/questions/0/options/0", "option");
        isClean(made, "/steps/1/body", "body");
        assertThat(made.path("description").asString()).endsWith("\n  two").doesNotContain("\r", "\ufeff", "o\u0308");
        String id = made.path("id").asString();

        isClean(
                made("/modules", quoted("{'title':'%s','courses':['%s']}", odd("module" + n), id)),
                "/title",
                "module" + n);
        JsonNode automation =
                made("/automations", """
            {"name":"%s","content":{"kind":"COURSE","id":"%s"},"appliesTo":"FUTURE","note":"%s",
             "audience":{"all":[{"attribute":"role","anyOf":["%s"]}]}}""".formatted(odd("automation" + n), id, odd("note"), odd("role" + n)));
        isClean(automation, "/name", "automation" + n);
        isClean(automation, "/note", "note");
        isClean(automation, "/audience/all/0/anyOf/0", "role" + n);
        isClean(made("/groups", quoted("{'name':'%s','kind':'STATIC'}", odd("group" + n))), "/name", "group" + n);
        int ana = new Fixture(db, clock).person("Ana", "Lima");
        String token = made("/people/" + ana + "/tokens", quoted("{'name':'%s'}", odd("token" + n)))
                .path("id")
                .asString();
        assertThat(db.fetchSingle("select name from token where id = ?", Integer.valueOf(token))
                        .get(0, String.class))
                .isEqualTo(clean("token" + n));
        made("/assignments", quoted("{'contentIds':['%s'],'personIds':['%d'],'note':'%s'}", id, ana, odd("why")));
        assertThat(db.fetchSingle(
                                "select note from audit_entry where action = 'assignment.assign' order by id desc limit 1")
                        .get(0, String.class))
                .isEqualTo(clean("why"));
    }

    private static void isClean(JsonNode made, String at, String word) {
        assertThat(made.at(at).asString()).as(at).isEqualTo(clean(word));
    }

    private JsonNode made(String path, String body) throws Exception {
        MvcTestResult r = send(HttpMethod.POST, "/api/v1" + path, body);
        assertThat(r.getResponse().getStatus())
                .as(path + " " + r.getResponse().getContentAsString())
                .isBetween(200, 201);
        return JSON.readTree(r.getResponse().getContentAsString());
    }

    /** Settings, texts of messages, exemptions; then nothing unclean lies in any column of any table. */
    @Test
    void everyTextThatIsKeptIsCleanWhereverItLies() throws Exception {
        String n = String.valueOf(System.nanoTime());
        everyTextOfThingsThatAreMade();
        MvcTestResult settings =
                send(HttpMethod.PATCH, "/api/v1/settings", quoted("{'organisation':'%s'}", odd("Kitchens")));
        assertThat(settings).hasStatusOk();
        isClean(JSON.readTree(settings.getResponse().getContentAsString()), "/organisation", "Kitchens");
        String typed = "\ufeff\u00a0 Ko\u0308ln  \u202f%s\u3000";
        assertThat(mvc.post()
                        .uri("/admin/settings/messages/assigned")
                        .with(As.admin())
                        .param("enabled", "true")
                        .param("subject", typed.formatted("subject"))
                        .param("body", typed.formatted("{{#courses}}{{title}} {{link}}{{/courses}}"))
                        .exchange())
                .hasStatus(303);
        assertThat(db.fetchSingle("select subject from message_text where kind = 'ASSIGNED'")
                        .get(0, String.class))
                .isEqualTo(clean("subject"));
        Fixture make = new Fixture(db, clock);
        int ana = make.person("Ana", "Lima");
        int course = make.course("Exempt " + n);
        made(
                "/people/%d/training/%d/exemption".formatted(ana, course),
                quoted("{'type':'%s','reason':'%s','approvedBy':'%s'}", odd("type"), odd("reason"), odd("Ada")));
        assertThat(db.fetchSingle("select type, reason, approved_by from exemption where person_id = ?", ana)
                        .intoArray())
                .containsExactly(clean("type"), clean("reason"), clean("Ada"));
        assertThat(unclean()).isEmpty();
    }

    /** Columns of the database that hold a mark, letters that are not composed, or, in a line, a blank of another kind. */
    private List<String> unclean() {
        List<String> found = new ArrayList<>();
        db.fetch("""
            select quote_ident(c.table_name), quote_ident(c.column_name) from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')""").forEach(r -> {
            String table = r.get(0, String.class);
            String column = r.get(1, String.class);
            int rows = db.fetchSingle("""
                select count(*)::int from %1$s where %2$s::text ~ U&'[\\FEFF\\200B]' or %2$s::text is not nfc normalized
                   or (%2$s::text !~ '\\n' and %2$s::text ~ U&'[\\00A0\\202F\\3000]')""".formatted(table, column)).get(0, int.class);
            if (rows > 0) {
                found.add(table + "." + column);
            }
        });
        return found;
    }

    @Test
    void numbersAndStructureAreNotTouched() {
        assertThat(
                        send(
                                HttpMethod.POST,
                                "/api/v1/audiences/count",
                                quoted(
                                        "{'all' : [ {'hired':{'withinDays': 90}},{'attribute':'location','anyOf':['\\u00a0x']} ]}")))
                .hasStatusOk();
        assertThat(send(HttpMethod.POST, "/api/v1/groups", quoted("{'name':'\\u00a0x")))
                .hasStatus(400);
    }

    @Test
    void everyTextOfTheDocumentRefusesNulByName() throws Exception {
        JsonNode document = JSON.readTree(
                mvc.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsString());
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
                String ref = schema.path("$ref").asString("");
                JsonNode fields = (ref.isEmpty() ? schema : document.at(ref.substring(1))).path("properties");
                for (var field : fields.properties()) {
                    JsonNode type = field.getValue().path("type");
                    if (type.asString("").equals("string") || type.toString().contains(quoted("'string'"))) {
                        sent++;
                        refusesNul(path.getKey(), operation.getKey(), field.getKey(), wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(20);
    }

    private void refusesNul(String path, String method, String field, List<String> wrong) throws Exception {
        String at = path.replaceAll("\\{attribute}", "location").replaceAll("\\{[^}]+}", "1");
        MvcTestResult r =
                send(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), at, quoted("{'%s':'a\\u0000b'}", field));
        String said = r.getResponse().getContentAsString();
        if (r.getResponse().getStatus() != 400
                || !JSON.readTree(said).at("/errors/0/field").asString("").equals(field)) {
            wrong.add(method + " " + path + " " + field + ": " + said);
        }
    }

    @Test
    void everyFieldOfEveryFormRefusesNul() {
        List<String> wrong = new ArrayList<>();
        routes.getHandlerMethods().forEach((route, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("dev.muster.web.")
                    && route.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                String at = route.getPatternValues().iterator().next();
                Arrays.stream(handler.getMethod().getParameters())
                        .flatMap(CleanTextTest::texts)
                        .distinct()
                        .forEach(name -> {
                            int status = mvc.post()
                                    .uri(at.replaceAll("\\{attribute}", "location")
                                            .replaceAll("\\{[^}]+}", "1"))
                                    .with(As.admin())
                                    .param(name, "a\0b")
                                    .exchange()
                                    .getResponse()
                                    .getStatus();
                            if (status != 400) {
                                wrong.add(status + ": " + at + " " + name);
                            }
                        });
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> texts(Parameter p) {
        if (p.getType().isRecord() && p.getType().getPackageName().startsWith("dev.muster.web.")) {
            return Arrays.stream(p.getType().getRecordComponents())
                    .filter(c -> c.getType() == String.class)
                    .map(RecordComponent::getName);
        }
        return p.getType() == String.class ? Stream.of(p.getName()) : Stream.empty();
    }

    @Test
    void formsAreCleanedButForPasswords() throws Exception {
        String n = String.valueOf(System.nanoTime());
        assertThat(mvc.post()
                        .uri("/admin/groups")
                        .with(As.admin())
                        .param("name", "\u00a0Ko\u0308ln  " + n + "\u202f")
                        .param("kind", "STATIC")
                        .exchange())
                .hasStatus(303);
        assertThat(db.fetchSingle("select count(*) from people_group where name = ?", "Köln " + n)
                        .into(Integer.class))
                .isOne();
        Pattern secret = Pattern.compile("field\\(id = \"(\\w+)\"[^\n]* type = \"password\"");
        TreeSet<String> asTyped = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path t : templates.filter(f -> f.toString().endsWith(".jte")).toList()) {
                secret.matcher(Files.readString(t)).results().forEach(m -> asTyped.add(m.group(1)));
            }
        }
        assertThat(asTyped).isNotEmpty().isSubsetOf("password", "current");
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
