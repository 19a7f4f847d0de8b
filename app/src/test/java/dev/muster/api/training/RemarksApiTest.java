package dev.muster.api.training;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notes and approval on the acts of rules, on exemptions and on publishing: asked for by setting, kept, and read again. */
@MusterTest
class RemarksApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REMARKS = quoted("'note':'New law','approvedBy':'Ada Chief'");
    private static final String QUERY = "note=New law&approvedBy=Ada Chief";

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    int course;
    int person;
    int group;

    @BeforeEach
    void asked() {
        Fixture make = new Fixture(db, clock);
        course = make.course("Allergens");
        person = make.person("Ana", "Lima");
        group = make.staticGroup("Cooks " + course, person);
        setting(true);
    }

    @AfterEach
    void unasked() {
        setting(false);
    }

    @Test
    void exemptionsAskForTheirReason() throws Exception {
        String path = "/people/" + person + "/training/" + course + "/exemption";
        asks(post(path, quoted("{'type':'Medical'}")), "reason");
        asks(post(path, quoted("{'type':'Medical','reason':' ','approvedBy':''}")), "reason");
        MvcTestResult granted = post(path, quoted("{'type':'Medical',%s}", REMARKS));
        assertThat(granted).hasStatus(201).bodyJson().extractingPath("$.reason").isEqualTo("New law");
        kept("exemption.grant");
        assertThat(get("/people/" + person + "/training/" + course + "/why"))
                .bodyText()
                .contains("New law");
        asks(send(HttpMethod.DELETE, path, ""), "note");
        assertThat(send(HttpMethod.DELETE, path + "?" + QUERY, "")).hasStatus(204);
        kept("exemption.lift");
    }

    @Test
    void groupContentAsks() throws Exception {
        String path = "/groups/" + group + "/content";
        asks(send(HttpMethod.PUT, path, quoted("{'contentIds':['%d']}", course)), "note");
        assertThat(send(HttpMethod.PUT, path, quoted("{'contentIds':[]}")))
                .as("changes nothing")
                .hasStatusOk();
        assertThat(send(HttpMethod.PUT, path, quoted("{'contentIds':['%d'],%s}", course, REMARKS)))
                .hasStatusOk();
        kept("group.content");
        assertThat(get("/people/" + person + "/training/" + course + "/why"))
                .bodyText()
                .contains("New law", "Ada Chief");
    }

    @Test
    void settingsAskWhereTheyGiveTakeOrMove() throws Exception {
        String path = "/courses/" + course;
        assertThat(patch(path, quoted("{'title':'Allergens II','tags':['food'],'visibility':{'all':[]}}")))
                .as("no act on training")
                .hasStatusOk();
        assertThat(patch(path, quoted("{'due':{'daysAfterAssignment':9}}")))
                .as("for new ones")
                .hasStatusOk();
        asks(patch(path, quoted("{'due':{'daysAfterAssignment':5},'dueFor':'OPEN'}")), "note");
        asks(patch(path, quoted("{'mandatory':true}")), "note");
        asks(patch(path, quoted("{'newStarterDefault':true}")), "note");
        assertThat(post(path + "/preview", quoted("{'mandatory':true}")))
                .as("a preview")
                .hasStatusOk();
        assertThat(patch(path, quoted("{'mandatory':true,%s}", REMARKS))).hasStatusOk();
        kept("course.change");
    }

    @Test
    void automationsAskForEveryAct() throws Exception {
        String plain = """
            {"name":"Knives %d","content":{"kind":"COURSE","id":"%d"},"appliesTo":"FUTURE",
             "audience":{"all":[{"people":["%d"]}]}%s}""";
        assertThat(post("/automations/preview", plain.formatted(course, course, person, "")))
                .hasStatusOk();
        asks(post("/automations", plain.formatted(course, course, person, "")), "note");
        JsonNode made = json(post("/automations", plain.formatted(course, course, person, "," + REMARKS)), 201);
        kept("automation.create");
        String path = "/automations/" + made.path("id").asString();
        String disabled = plain.formatted(course, course, person, quoted(",'enabled':false"));
        asks(send(HttpMethod.PUT, path, disabled), "note");
        assertThat(send(
                        HttpMethod.PUT,
                        path,
                        plain.formatted(course, course, person, quoted(",'enabled':false,%s", REMARKS))))
                .hasStatusOk();
        kept("automation.disable");
        assertThat(send(HttpMethod.PUT, path, plain.formatted(course, course, person, "," + REMARKS)))
                .hasStatusOk();
        String who = quoted("{'personIds':['%s']", person);
        asks(post(path + "/include", who + "}"), "note");
        assertThat(post(path + "/include", who + "," + REMARKS + "}")).hasStatusOk();
        kept("automation.include");
        asks(send(HttpMethod.DELETE, path, ""), "note");
        assertThat(send(HttpMethod.DELETE, path + "?" + QUERY, "")).hasStatusOk();
        kept("automation.delete");
    }

    @Test
    void publishingAsksWhereItReassigns() throws Exception {
        String given = quoted("{'contentIds':['%d'],'personIds':['%d'],%s}", course, person, REMARKS);
        assertThat(post("/assignments", given)).hasStatusOk();
        String done = quoted("{'contentId':'%d','completedAt':'2026-01-02T10:00:00Z',%s}", course, REMARKS);
        assertThat(post("/people/" + person + "/completions", done)).hasStatus(201);
        String text = quoted("{'steps':[{'kind':'TEXT','title':'Read %s','body':'New.'}]%s}");
        asks(
                post("/courses/" + course + "/publish", text.formatted("I", quoted(",'reassign':{'completed':true}"))),
                "note");
        assertThat(post("/courses/" + course + "/publish", text.formatted("II", "")))
                .as("a publish alone")
                .hasStatusOk();
        assertThat(post(
                        "/courses/" + course + "/publish",
                        text.formatted("III", quoted(",'reassign':{'completed':true},%s", REMARKS))))
                .hasStatusOk();
        kept("assignment.reassign");
    }

    private void asks(MvcTestResult refused, String field) throws Exception {
        Stream<String> fields = json(refused, 400)
                .path("errors")
                .valueStream()
                .map(e -> e.path("field").asString());
        assertThat(fields).containsExactly(field, "approvedBy");
    }

    /** The newest act of the kind, on this course, says why and who approved it. */
    private void kept(String action) throws Exception {
        List<JsonNode> entries = json(get("/audit?content=" + course), 200)
                .path("items")
                .valueStream()
                .filter(e -> e.path("action").asString().equals(action))
                .toList();
        assertThat(entries).as(action).isNotEmpty();
        assertThat(entries.getFirst().path("note").asString()).isEqualTo("New law");
        assertThat(get("/audit/" + entries.getFirst().path("id").asString()))
                .bodyText()
                .contains("Ada Chief");
    }

    private void setting(boolean on) {
        assertThat(patch("/settings", quoted("{'noteRequired':%s,'approvalRequired':%s}", on, on)))
                .hasStatusOk();
    }

    private MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "");
    }

    private MvcTestResult post(String path, String body) {
        return send(HttpMethod.POST, path, body);
    }

    private MvcTestResult patch(String path, String body) {
        return send(HttpMethod.PATCH, path, body);
    }

    private static JsonNode json(MvcTestResult answer, int status) throws Exception {
        assertThat(answer).hasStatus(status);
        return JSON.readTree(answer.getResponse().getContentAsString());
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return new Calls(mvc).send(method, path, body);
    }
}
