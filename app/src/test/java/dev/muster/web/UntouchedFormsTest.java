package dev.muster.web;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.people.imports.ImportPeople;
import dev.muster.people.rules.HrMapping;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every form that saves, opened and sent as it stands: nothing changes, whatever signs are in a name. */
@MusterTest
@NullUnmarked
class UntouchedFormsTest {
    /** What every save writes: when, and in which edit. Settings left alone are written down as the defaults they are. */
    private static final List<String> TRACES = List.of("version", "edits", "updated_at", "publish_note");

    private static final String LOGS =
            "audit_.*|spring_session.*|idempotency|reassess|undone|rule_version|flyway.*|setting";
    private static final HrMapping MAPPING = new HrMapping(
            Map.of("username", "user", "givenName", "given", "familyName", "family", "hiredOn", "hired"),
            List.of("yyyy-MM-dd"),
            List.of("none, yet", "-; -"),
            ";",
            true,
            HrMapping.NewStarters.NONE);

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    ImportPeople imports;

    private final Map<String, String> ids = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final TreeSet<String> lists = new TreeSet<>();
    private int sent;

    @BeforeEach
    void namesWithSigns() {
        String boss = make("/people", """
            {"givenName":"Bo","familyName":"Boss","accessLevel":"MANAGER","attributes":{"location":["Salem","OR"]},
             "scope":{"all":[{"attribute":"role","noneOf":["Cook"]},{"attribute":"location","anyOf":["Salem, OR"]},
              {"attribute":"role","anyOf":["Cook; grill","Chef"]}]}}""");
        String person = make("/people", """
            {"givenName":"Ann, Mary","familyName":"O\\"Hara; jr","managerId":"%s","hiredOn":"2024-02-29","attributes":{
              "location":["Salem, OR"],"role":["Cook; grill","\\"Head\\" chef, acting"],"department":["Kitchen, hot"],
              "brand":["A; B, C"],"region":["'North', east"],"franchise":["=1+1"]}}""".formatted(boss));
        String course = make("/courses", """
            {"title":"Knives, forks; spoons","status":"ACTIVE","tags":["Health, safety","x; y"],"mandatory":true,
             "due":{"daysAfterHire":30,"atLeastDays":5},"steps":[{"kind":"TEXT","title":"Read","body":"\\n\\nLook."}],
             "visibility":{"all":[{"attribute":"location","anyOf":["Salem, OR"]}]}}""");
        String module = make("/modules", """
            {"title":"All, of it","status":"ACTIVE","tags":["Health, safety"],"courses":["%s"]}""".formatted(course));
        String group = make("/groups", """
            {"name":"Salem, OR","kind":"DYNAMIC","audience":{"all":[{"attribute":"location","anyOf":["Salem, OR"]},
              {"attribute":"role","anyOf":["Cook; grill"]}%s]}}""".formatted(asManyConditionsAsThereCanBe()));
        String automation = make("/automations", """
            {"name":"New, there","content":{"kind":"COURSE","id":"%s"},"appliesTo":"FUTURE_AND_EXISTING",
             "audience":{"all":[{"attribute":"role","anyOf":["Cook; grill","\\"Head\\" chef, acting"]}]},"note":"so, so"}""".formatted(course));
        byte[] file = "user,given,family,hired\ncy,Cy,Young,\"none, yet\"\n".getBytes(StandardCharsets.UTF_8);
        int run = imports.upload(
                dev.muster.testing.Fixture.ADMIN, "people.csv", new java.io.ByteArrayInputStream(file), MAPPING);
        ids.putAll(Map.of(
                "/admin/people/{id}", person,
                "/admin/access/{id}", boss,
                "/admin/courses/{id}", course,
                "/admin/modules/{id}", module,
                "/admin/groups/{id}", group,
                "/admin/automations/{id}", automation,
                "/admin/imports/{run}", String.valueOf(run),
                "{contentId}", course,
                "{attribute}", "location"));
    }

    private static String asManyConditionsAsThereCanBe() {
        return IntStream.range(2, Audience.MOST_CLAUSES)
                .mapToObj(i -> quoted(",{'attribute':'brand','noneOf':['Brand %d']}", i))
                .collect(Collectors.joining());
    }

    @Test
    void openedAndSentAsTheyStandTheyChangeNothing() throws Exception {
        for (String path : pages()) {
            MvcTestResult page = mvc.get().uri(path).with(As.admin()).exchange();
            if (page.getResponse().getStatus() == 200) {
                sendAll(path, page);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(12);
        assertThat(lists).isEqualTo(templatesWithLists());
    }

    private TreeSet<String> pages() {
        TreeSet<String> pages = new TreeSet<>();
        routes.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(p -> mapping.getMethodsCondition().getMethods().stream()
                                .anyMatch(m -> m.name().equals("GET")))
                        .filter(p -> p.startsWith("/admin/") && !p.endsWith(".csv") && !p.endsWith(".xlsx"))
                        .forEach(p -> pages.add(filled(p))));
        return pages;
    }

    private String filled(String path) {
        String filled = path;
        for (var id : ids.entrySet()) {
            String with = id.getKey().replaceAll("\\{\\w+}$", "") + id.getValue();
            filled = filled.replace(id.getKey(), with);
        }
        return filled.replaceAll("\\{\\w+}", "999999");
    }

    private void sendAll(String path, MvcTestResult page) throws Exception {
        Document html = parsed(page);
        boolean list = !html.select("several-values").isEmpty();
        for (Element element : html.select("form")) {
            FormElement form = (FormElement) element;
            Optional<Element> save = saving(form);
            if (save.isPresent()) {
                String before = everything();
                String said = send(form, save.get(), 2);
                sent++;
                if (!everything().equals(before)) {
                    wrong.add(path + " changes " + difference(before, everything()) + said);
                }
                if (said.contains("Would lose")) {
                    wrong.add(path + " would change something");
                }
                if (list) {
                    lists.add(
                            String.valueOf(page.getMvcResult().getModelAndView().getViewName()));
                }
            }
        }
    }

    /** The button of a form that writes down what it shows, or says what would come of that. */
    private static Optional<Element> saving(FormElement form) {
        return form.select("button.p").stream()
                .filter(b -> b.text().matches("(Save|Review|Check the file|Show what).*"))
                .findFirst();
    }

    private String send(FormElement form, Element button, int pages) throws Exception {
        String action = form.hasAttr("action")
                ? form.attr("action")
                : form.ownerDocument().location();
        var request = mvc.method(HttpMethod.valueOf(form.attr("method").toUpperCase(java.util.Locale.ROOT)))
                .uri(button.hasAttr("formaction") ? button.attr("formaction") : action)
                .with(As.admin());
        for (KeyVal field : form.formData()) {
            request = request.param(field.key(), field.value());
        }
        if (button.hasAttr("name")) {
            request = request.param(button.attr("name"), button.attr("value"));
        }
        MvcTestResult answer = request.exchange();
        String body = answer.getResponse().getContentAsString();
        int status = answer.getResponse().getStatus();
        if (status >= 400 && !form.select("several-values").isEmpty()) {
            wrong.add(action + " answers " + status + ": "
                    + Jsoup.parse(body).select(".summary, .banner").text());
        }
        if (status == 200 && pages > 0) {
            for (Element next : parsed(answer).select("form[method=post]")) {
                Optional<Element> save = saving((FormElement) next);
                if (save.isPresent()) {
                    return send((FormElement) next, save.get(), pages - 1);
                }
            }
        }
        return body;
    }

    private static Document parsed(MvcTestResult page) throws Exception {
        String uri = page.getRequest().getRequestURI();
        return Jsoup.parse(page.getResponse().getContentAsString(), "http://localhost" + uri);
    }

    /** All tables but the logs, as text. */
    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : db.fetch("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = current_schema and c.relkind = 'r' order by 1""").getValues(0, String.class)) {
            if (!table.matches(LOGS)) {
                String row = TRACES.stream().map(t -> " - '" + t + "'").reduce("to_jsonb(t)", String::concat);
                db.fetch("select (" + row + ")::text from " + table + " t order by 1")
                        .getValues(0, String.class)
                        .forEach(r -> all.append(table).append(' ').append(r).append('\n'));
            }
        }
        return all.toString();
    }

    private static String difference(String before, String after) {
        return after.lines().filter(l -> !before.contains(l)).limit(3).reduce("", (a, b) -> a + "\n  " + b);
    }

    private static TreeSet<String> templatesWithLists() throws IOException {
        Path all = Path.of("src/main/jte");
        try (Stream<Path> files = Files.walk(all)) {
            TreeSet<String> names = new TreeSet<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
                if (Files.readString(file).contains("@template.parts.several(id = ")) {
                    names.add(all.relativize(file).toString().replace(".jte", ""));
                }
            }
            return names;
        }
    }

    private String make(String path, String body) {
        try {
            MvcTestResult made = mvc.post()
                    .uri("/api/v1" + path)
                    .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .exchange();
            String answer = made.getResponse().getContentAsString();
            assertThat(made.getResponse().getStatus()).as(path + ": " + answer).isEqualTo(201);
            return answer.replaceAll(quoted("(?s)^\\{'id':'(\\d+)'.*"), "$1");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
