package dev.muster.api.library;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Modules as content over the API: made of courses, published, refused, archived, their versions read. */
@MusterTest
class ModulesApiTest {
    private static final String MODULES = "/api/v1/modules";
    private static final String COURSES = "/api/v1/courses";
    private static final String STEPS = quoted("[{'kind':'TEXT','title':'Read','body':'Wash your hands.'}]");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RequestPostProcessor AUTHOR = As.person(0, AccessLevel.AUTHOR);

    @Autowired
    MockMvcTester http;

    @Autowired
    DSLContext db;

    private MvcTestResult call(RequestPostProcessor who, HttpMethod method, String uri, String body) {
        return http.method(method)
                .uri(uri)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult post(String uri, String body) {
        return call(AUTHOR, HttpMethod.POST, uri, body);
    }

    private MvcTestResult patch(String uri, String body) {
        return call(AUTHOR, HttpMethod.PATCH, uri, body);
    }

    private JsonNode read(String uri) {
        return json(http.get().uri(uri).with(AUTHOR).exchange(), 200);
    }

    private static JsonNode json(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status);
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    private String course(String title, String status) {
        return json(post(COURSES, """
                        {"title":"%s","status":"%s","steps":%s}""".formatted(title, status, STEPS)), 201)
                .path("id")
                .asString();
    }

    private String module(String title, String status, String... courses) {
        return json(post(MODULES, """
                        {"title":"%s","status":"%s","courses":%s}""".formatted(title, status, list(courses))), 201)
                .path("id")
                .asString();
    }

    private static String list(String... ids) {
        return JSON.writeValueAsString(ids);
    }

    @Test
    void aModuleFromDraftToItsSecondVersion() {
        String a = course("Hygiene", "ACTIVE");
        String b = course("Allergens", "ACTIVE");
        JsonNode made = json(post(MODULES, """
                {"title":" Kitchen start ","description":"First week","tags":["kitchen"],"validityMonths":12,
                 "due":{"daysAfterAssignment":14},"courses":%s}""".formatted(list(b, a))), 201);
        String at = MODULES + "/" + made.path("id").asString();
        assertThat(made.path("kind").asString()).isEqualTo("MODULE");
        assertThat(made.path("title").asString()).isEqualTo("Kitchen start");
        assertThat(made.path("status").asString()).isEqualTo("DRAFT");
        assertThat(made.path("courses")).hasToString(list(b, a));
        assertThat(made.has("steps")).isFalse();

        JsonNode v1 = json(post(at + "/publish", quoted("{'note':'First'}")), 200);
        assertThat(v1.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(v1.path("version").asInt()).isEqualTo(1);

        JsonNode changed = json(patch(at, quoted("{'courses':%s}", list(a, b))), 200);
        assertThat(changed.path("courses")).as("published").hasToString(list(b, a));
        assertThat(changed.path("draft")).hasToString(list(a, b));

        String c = course("Knives", "ACTIVE");
        JsonNode v2 =
                json(post(at + "/publish", quoted("{'note':'Knives','minor':true,'courses':%s}", list(a, c))), 200);
        assertThat(v2.path("version").asInt()).isEqualTo(2);
        assertThat(v2.path("courses")).hasToString(list(a, c));
        assertThat(v2.path("draft").isNull()).isTrue();

        JsonNode versions = read(at + "/versions").path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/note").asString()).isEqualTo("Knives");
        assertThat(versions.at("/0/minor").asBoolean()).isTrue();
        assertThat(read(at + "/versions/1").path("courses")).hasToString(list(b, a));
        assertThat(read(at + "/versions/1").at("/contents/0/title").asString()).isEqualTo("Allergens");
        assertThat(http.get().uri(at + "/versions/3").with(AUTHOR).exchange()).hasStatus(404);
        assertThat(db.fetch(
                                "select course_id::text, optional_before is null from module_course where module_id = ? and version = 2 order by position",
                                Integer.valueOf(made.path("id").asString()))
                        .map(r -> r.get(0, String.class) + " " + r.get(1, Boolean.class)))
                .as("only the added course is optional to those under way")
                .containsExactly(a + " true", c + " false");
        assertThat(db.fetchValue(
                        "select count(*)::int from audit_entry where content_id = ? and action in ('module.create', 'module.edit', 'module.publish')",
                        Integer.valueOf(made.path("id").asString())))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | title
            {"title":"A","steps":[]}                    | steps
            {"title":"A","courses":["1","x"]}           | courses
            {"title":"A","courses":["999999"]}          | courses[0]
            {"title":"A","status":"ACTIVE"}             | courses
            {"title":"A","status":"ACTIVE","courses":[]} | courses
            {"title":"A","validityMonths":0}            | validityMonths
            """)
    void badModulesAreRefusedByField(String body, String field) {
        JsonNode problem = json(post(MODULES, body), 400);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asString()).isNotBlank();
    }

    @Test
    void aModuleHasEachCourseOnceAndOnlyCourses() {
        String a = course("Once", "ACTIVE");
        String m = module("Inner", "DRAFT", a);
        JsonNode problem = json(post(MODULES, quoted("{'title':'Twice','courses':%s}", list(a, a, m))), 400);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("courses[1]");
        assertThat(problem.at("/errors/1/field").asString()).isEqualTo("courses[2]");
        assertThat(patch(COURSES + "/" + a, quoted("{'courses':[]}"))).hasStatus(400);
        assertThat(http.get().uri(COURSES + "/" + m).with(AUTHOR).exchange()).hasStatus(404);
        assertThat(http.get().uri(MODULES + "/" + a).with(AUTHOR).exchange()).hasStatus(404);
    }

    @Test
    void allCoursesOfAModuleInUseAreInUse() {
        String draft = course("Unfinished", "DRAFT");
        String a = course("Finished", "ACTIVE");
        String m = module("Both", "DRAFT", a, draft);
        JsonNode refused = json(post(MODULES + "/" + m + "/publish", "{}"), 409);
        assertThat(refused.path("detail").asString()).contains("“Unfinished” is not published yet");

        json(post(COURSES + "/" + draft + "/publish", "{}"), 200);
        json(post(MODULES + "/" + m + "/publish", "{}"), 200);
        JsonNode held = json(patch(COURSES + "/" + a, quoted("{'status':'ARCHIVED'}")), 409);
        assertThat(held.path("detail").asString()).contains("“Finished” is part of Both");

        json(patch(MODULES + "/" + m, quoted("{'status':'ARCHIVED'}")), 200);
        assertThat(post(MODULES + "/" + m + "/publish", "{}")).hasStatus(409);
        json(patch(COURSES + "/" + a, quoted("{'status':'ARCHIVED'}")), 200);
        assertThat(json(patch(MODULES + "/" + m, quoted("{'status':'ACTIVE'}")), 409)
                        .path("detail")
                        .asString())
                .contains("“Finished” is archived");
        json(patch(COURSES + "/" + a, quoted("{'status':'ACTIVE'}")), 200);
        assertThat(json(patch(MODULES + "/" + m, quoted("{'status':'ACTIVE'}")), 200)
                        .path("status")
                        .asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void settingsAreThoseOfCourses() {
        String m = module("Settings", "ACTIVE", course("One", "ACTIVE"));
        String at = MODULES + "/" + m;
        assertThat(patch(at, quoted("{'mandatory':true}"))).hasStatus(403);
        JsonNode changed = json(call(As.admin(), HttpMethod.PATCH, at, """
                        {"mandatory":true,"newStarterDefault":true,"renewalWindowDays":10,"assignableBy":"ADMINS",
                         "visibility":{"all":[{"attribute":"role","anyOf":["Cook"]}]}}"""), 200);
        assertThat(changed.path("mandatory").asBoolean()).isTrue();
        assertThat(changed.at("/visibility/all/0/anyOf/0").asString()).isEqualTo("Cook");
        assertThat(db.fetchValue(
                        "select count(*)::int from rule where content_id = ? and deleted_at is null",
                        Integer.valueOf(m)))
                .isEqualTo(2);
        assertThat(json(
                                http.post()
                                        .uri(at + "/preview")
                                        .with(As.admin())
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content(quoted("{'mandatory':false}"))
                                        .exchange(),
                                200)
                        .path("gain")
                        .asInt())
                .isZero();
    }

    @Test
    void changedSettingsAreTakenBack() {
        String at = MODULES + "/" + module("Taken back", "ACTIVE", course("Inside", "ACTIVE"));
        json(call(As.admin(), HttpMethod.PATCH, at, quoted("{'mandatory':true,'due':{'daysAfterAssignment':9}}")), 200);
        var entry = db.fetchValue("select max(id) from audit_entry where action = 'module.change'");
        json(call(As.admin(), HttpMethod.POST, "/api/v1/undo/" + entry, ""), 200);
        JsonNode back = read(at);
        assertThat(back.path("mandatory").asBoolean()).isFalse();
        assertThat(back.path("due").isNull()).isTrue();
    }

    @Test
    void listsAreByKind() {
        module("zq module", "ACTIVE", course("zq course", "ACTIVE"));
        assertThat(read(MODULES + "?search=zq").at("/items/0/title").asString()).isEqualTo("zq module");
        assertThat(read(MODULES + "?search=zq").path("total").asInt()).isEqualTo(1);
        assertThat(read(COURSES + "?search=zq").path("total").asInt()).isEqualTo(1);
    }
}
