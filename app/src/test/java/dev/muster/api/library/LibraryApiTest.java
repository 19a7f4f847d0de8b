package dev.muster.api.library;

import static dev.muster.testing.Quoted.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The library and the learner's own training over the API. */
@MusterTest
class LibraryApiTest {
    private static final String COURSES = "/api/v1/courses";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STEPS = """
            [{"kind":"TEXT","title":"Read","body":"Leave by the nearest exit."},
             {"kind":"QUIZ","title":"Check","passMark":100,
              "questions":[{"prompt":"Lift or stairs?","options":["Lift","Stairs"],"answer":[1]}]}]""";
    private static final RequestPostProcessor AUTHOR = As.person(0, AccessLevel.AUTHOR);

    @Autowired
    MockMvcTester http;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private int elif;
    private RequestPostProcessor asElif = As.admin();

    @BeforeEach
    void person() {
        elif = new Fixture(db, clock).person("Elif", "Demir" + System.nanoTime());
        asElif = As.person(elif, AccessLevel.LEARNER);
    }

    private MvcTestResult call(RequestPostProcessor who, HttpMethod method, String uri, String body) {
        return http.method(method)
                .uri(uri)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(RequestPostProcessor who, String uri) {
        return http.get().uri(uri).with(who).exchange();
    }

    private MvcTestResult post(RequestPostProcessor who, String uri, String body) {
        return call(who, HttpMethod.POST, uri, body);
    }

    private static JsonNode json(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status);
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    private JsonNode active(String title) {
        return json(post(AUTHOR, COURSES, quoted("{'title':'%s','status':'ACTIVE','steps':%s}", title, STEPS)), 201);
    }

    private String assigned(String title) {
        String id = active(title).path("id").asString();
        JsonNode done = json(
                post(
                        As.admin(),
                        "/api/v1/assignments",
                        quoted("{'contentIds':['%s'],'personIds':['%d'],'note':'secret note'}", id, elif)),
                200);
        assertThat(done.path("assigned").asInt()).isEqualTo(1);
        return id;
    }

    @Test
    void aCourseFromDraftToItsSecondVersion() {
        JsonNode made = json(post(AUTHOR, COURSES, """
                        {"title":" Fire safety ","tags":["fire"],"validityMonths":12,
                         "due":{"daysAfterHire":30,"atLeastDays":7},"steps":%s}""".formatted(STEPS)), 201);
        String at = COURSES + "/" + made.path("id").asString();
        assertThat(made.path("title").asString()).isEqualTo("Fire safety");
        assertThat(made.path("status").asString()).isEqualTo("DRAFT");
        assertThat(made.path("version").asInt()).isZero();
        assertThat(made.at("/due/daysAfterHire").asInt()).isEqualTo(30);
        assertThat(made.at("/steps/1/questions/0/answer/0").asInt()).isEqualTo(1);

        JsonNode v1 = json(post(AUTHOR, at + "/publish", quoted("{'note':'First'}")), 200);
        assertThat(v1.path("status").asString()).isEqualTo("ACTIVE");
        String read = v1.at("/steps/0/id").asString();

        String steps = quoted("{'note':'Shorter','steps':[{'id':'%s','kind':'TEXT','title':'Read','body':'Out!'}]}");
        JsonNode v2 = json(post(AUTHOR, at + "/publish", steps.formatted(read)), 200);
        assertThat(v2.path("version").asInt()).isEqualTo(2);
        assertThat(v2.at("/steps/0/changedIn").asInt()).isEqualTo(2);
        assertThat(json(get(AUTHOR, at + "/versions"), 200).path("items")).hasSize(2);
        assertThat(json(get(AUTHOR, at + "/versions/1"), 200).path("steps")).hasSize(2);
        assertThat(get(AUTHOR, at + "/versions/7")).hasStatus(404);
        assertThat(post(AUTHOR, at + "/publish", steps.formatted("999999"))).hasStatus(400);
    }

    @Test
    void settingsByMergePatch() {
        JsonNode made = active("Patched");
        String at = COURSES + "/" + made.path("id").asString();
        JsonNode changed = json(
                call(
                        AUTHOR,
                        HttpMethod.PATCH,
                        at,
                        quoted("{'description':'About','validityMonths':24,'id':'1','version':9,'kind':'COURSE'}")),
                200);
        assertThat(changed.path("validityMonths").asInt()).isEqualTo(24);
        assertThat(changed.path("version").asInt()).isEqualTo(1);
        assertThat(json(call(AUTHOR, HttpMethod.PATCH, at, quoted("{'validityMonths':null}")), 200)
                        .path("validityMonths")
                        .isNull())
                .isTrue();
        MvcTestResult stale = http.patch()
                .uri(at)
                .with(AUTHOR)
                .header("If-Match", made.path("edits").asString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(quoted("{'title':'Late'}"))
                .exchange();
        assertThat(stale).hasStatus(409);
        assertThat(json(call(AUTHOR, HttpMethod.PATCH, at, quoted("{'status':'ARCHIVED'}")), 200)
                        .path("status")
                        .asString())
                .isEqualTo("ARCHIVED");
        assertThat(call(AUTHOR, HttpMethod.PATCH, at, quoted("{'visibility':{'all':[{'hired':{'withinDays':3}}]}}")))
                .hasStatus(403);
        assertThat(call(AUTHOR, HttpMethod.PATCH, at, quoted("{'mandatory':true}")))
                .hasStatus(403);
        assertThat(json(call(As.admin(), HttpMethod.PATCH, at, quoted("{'mandatory':true}")), 200)
                        .path("mandatory")
                        .asBoolean())
                .isTrue();
        assertThat(call(AUTHOR, HttpMethod.PATCH, COURSES + "/999999", "{}")).hasStatus(404);
        assertThat(call(AUTHOR, HttpMethod.PATCH, COURSES + "/abc", "{}")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                             | title
            {"title":"  "}                                                 | title
            {"title":"A","colour":"red"}                                   | colour
            {"title":"A","validityMonths":0}                               | validityMonths
            {"title":"A","validityMonths":"12"}                            | validityMonths
            {"title":"A","due":{"daysAfterAssignment":-1}}                 | due.daysAfterAssignment
            {"title":"A","due":{"someday":1}}                              | due
            {"title":"A","status":"GONE"}                                  | status
            {"title":"A","status":"ACTIVE"}                                | steps
            {"title":"A","steps":[{"title":"x"}]}                          | steps[0].kind
            {"title":"A","steps":[{"kind":"TEXT","title":"x"}]}            | steps[0].body
            {"title":"A","steps":[{"kind":"TEXT","title":"x","body":"y","id":"77"}]} | steps[0].id
            {"title":"A","steps":[{"kind":"DOCUMENT","title":"x","fileId":"77"}]}    | steps[0].fileId
            {"title":"A","steps":[{"kind":"VIDEO","title":"x","url":"http://a.example"}]} | steps[0].url
            {"title":"A","steps":[{"kind":"QUIZ","title":"x","questions":[{"prompt":"?","options":["a","b"],"answer":[2]}]}]} | steps[0].questions[0].answer
            """)
    void badCoursesAreRefusedByField(String body, String field) {
        JsonNode problem = json(post(AUTHOR, COURSES, body), 400);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(
            value = AccessLevel.class,
            names = {"MANAGER", "AUDITOR", "LEARNER"})
    void othersDontEditTheLibrary(AccessLevel level) {
        RequestPostProcessor who = As.person(elif, level);
        String at = COURSES + "/" + active("Closed").path("id").asString();
        assertThat(post(who, COURSES, quoted("{'title':'Mine'}"))).hasStatus(403);
        assertThat(call(who, HttpMethod.PATCH, at, quoted("{'title':'Mine'}"))).hasStatus(403);
        assertThat(post(who, at + "/publish", "{}")).hasStatus(403);
        assertThat(http.post()
                        .uri("/api/v1/files")
                        .with(who)
                        .multipart()
                        .file(new MockMultipartFile("file", "a.txt", "text/plain", "Hi".getBytes(UTF_8)))
                        .exchange())
                .hasStatus(403);
        boolean reader = level == AccessLevel.AUDITOR;
        assertThat(get(who, at)).hasStatus(reader ? 200 : 403);
        assertThat(get(who, at + "/versions")).hasStatus(reader ? 200 : 403);
        assertThat(get(who, COURSES)).hasStatus(level == AccessLevel.LEARNER ? 403 : 200);
    }

    @Test
    void managersSeeTitlesOfWhatTheyMayAssignOnly() {
        active("Assignable by managers");
        json(post(AUTHOR, COURSES, quoted("{'title':'Draft of somebody'}")), 201);
        MvcTestResult list = get(As.person(elif, AccessLevel.MANAGER), COURSES + "?limit=200");
        assertThat(list).hasStatus(200).bodyText().contains("Assignable by managers");
        assertThat(list).bodyText().doesNotContain("Draft of somebody").doesNotContain("Stairs");
    }

    @Test
    void filesAreTakenByContent() {
        var text = new MockMultipartFile("file", "plan.pdf", "application/pdf", "Only text".getBytes(UTF_8));
        JsonNode file = json(
                http.post()
                        .uri("/api/v1/files")
                        .with(AUTHOR)
                        .multipart()
                        .file(text)
                        .exchange(),
                201);
        assertThat(file.path("name").asString()).isEqualTo("plan.txt");
        var program = new MockMultipartFile("file", "plan.pdf", "application/pdf", new byte[] {77, 90, 0, 1});
        assertThat(http.post()
                        .uri("/api/v1/files")
                        .with(AUTHOR)
                        .multipart()
                        .file(program)
                        .exchange())
                .hasStatus(400);
        assertThat(post(AUTHOR, "/api/v1/files", "{}")).hasStatus(415);
    }

    @Test
    void aLearnerGoesThroughACourse() {
        String id = assigned("Through");
        String me = "/api/v1/me/training";
        assertThat(json(get(asElif, me), 200).at("/items/0/status").asString()).isEqualTo("NOT_STARTED");
        MvcTestResult before = get(asElif, me + "/" + id);
        assertThat(before)
                .hasStatus(200)
                .bodyText()
                .doesNotContain(quoted("'answer'"))
                .doesNotContain("secret note");
        JsonNode course = json(before, 200);
        String read = me + "/" + id + "/courses/" + id + "/steps/"
                + course.at("/steps/0/id").asString();
        String quiz = me + "/" + id + "/courses/" + id + "/steps/"
                + course.at("/steps/1/id").asString();

        JsonNode begun = json(post(asElif, me + "/" + id + "/begin", ""), 200);
        assertThat(begun.path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(json(post(asElif, read + "/complete", "{}"), 200)
                        .path("passed")
                        .asBoolean())
                .isTrue();
        assertThat(json(call(asElif, HttpMethod.PUT, quiz + "/answers", quoted("{'answers':[[0]]}")), 200)
                        .at("/steps/1/answers/0/0")
                        .asInt())
                .isZero();
        assertThat(json(get(asElif, me + "/" + id), 200).path("progress").asInt())
                .isEqualTo(50);
        assertThat(post(asElif, me + "/" + id + "/courses/" + id + "/finish", ""))
                .hasStatus(409);

        JsonNode wrong = json(post(asElif, quiz + "/complete", quoted("{'answers':[[0]]}")), 200);
        assertThat(wrong.toString()).contains(quoted("'correct':0"), quoted("'of':1"), quoted("'passed':false"));
        JsonNode right = json(post(asElif, quiz + "/complete", quoted("{'answers':[[1]]}")), 200);
        assertThat(right.toString()).contains(quoted("'correct':1"), quoted("'of':1"), quoted("'passed':true"));

        JsonNode done = json(get(asElif, me + "/" + id), 200);
        assertThat(done.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(done.path("score").asInt()).isEqualTo(100);
        assertThat(done.toString()).doesNotContain(quoted("'answer'"));
        JsonNode history = json(get(As.admin(), "/api/v1/people/" + elif + "/history"), 200);
        assertThat(history.at("/completions/0/context").asString()).isEqualTo("STANDALONE");
        assertThat(history.path("completions")).hasSize(1);
        assertThat(get(asElif, "/api/v1/people/" + elif + "/history")).hasStatus(403);
        assertThat(json(get(asElif, "/api/v1/me"), 200).path("id").asString()).isEqualTo(String.valueOf(elif));
    }

    @Test
    void completingAStepBeginsWhatWasNotBegun() {
        String id = assigned("Straight");
        JsonNode course = json(get(asElif, "/api/v1/me/training/" + id), 200);
        String step = "/api/v1/me/training/" + id + "/courses/" + id + "/steps/"
                + course.at("/steps/0/id").asString() + "/complete";
        json(post(asElif, step, ""), 200);
        assertThat(json(get(asElif, "/api/v1/me/training/" + id), 200)
                        .path("status")
                        .asString())
                .isEqualTo("IN_PROGRESS");
    }

    @Test
    void whatALearnerSendsWrong() {
        String id = assigned("Wrong");
        JsonNode course = json(get(asElif, "/api/v1/me/training/" + id), 200);
        String steps = "/api/v1/me/training/" + id + "/courses/" + id + "/steps/";
        String quiz = steps + course.at("/steps/1/id").asString() + "/complete";
        assertThat(post(asElif, quiz, "{}")).hasStatus(400);
        assertThat(post(asElif, quiz, quoted("{'answers':[]}"))).hasStatus(400);
        assertThat(post(asElif, quiz, quoted("{'answers':[[5]]}"))).hasStatus(400);
        assertThat(post(asElif, quiz, quoted("{'answers':['x']}"))).hasStatus(400);
        assertThat(post(asElif, quiz, quoted("{'answer':[[1]]}"))).hasStatus(400);
        assertThat(post(asElif, steps + "999999/complete", "{}")).hasStatus(404);
        assertThat(post(asElif, "/api/v1/me/training/" + id + "/courses/999999/begin", ""))
                .hasStatus(404);
    }

    @Test
    void whatIsNotAssignedIsNotThere() {
        String id = active("Not mine").path("id").asString();
        call(As.admin(), HttpMethod.PATCH, COURSES + "/" + id, quoted("{'visibility':{'all':[{'people':[]}]}}"));
        JsonNode course = json(get(AUTHOR, COURSES + "/" + id), 200);
        String own = "/api/v1/me/training/" + id;
        assertThat(get(asElif, own)).hasStatus(404);
        assertThat(post(asElif, own + "/begin", "")).hasStatus(404);
        assertThat(post(
                        asElif,
                        own + "/courses/" + id + "/steps/"
                                + course.at("/steps/0/id").asString() + "/complete",
                        "{}"))
                .hasStatus(404);
        assertThat(post(asElif, own + "/courses/" + id + "/finish", "")).hasStatus(404);
    }
}
