package dev.muster.api.automations;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.reassess.Reassess;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mandatory, new starters, due rules, exemptions, undo and what-if, as programs use them. */
@MusterTest
class RulesApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Reassess reassess;

    Fixture make;
    int ana;
    int course;

    @BeforeEach
    void fixture() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("Fire " + ana);
    }

    @Test
    void mandatoryIsPreviewedSavedAndTakenBackAsAUnit() throws Exception {
        JsonNode preview =
                json(send(HttpMethod.POST, "/courses/" + course + "/preview", quoted("{'mandatory':true}")), 200);
        assertThat(preview.path("gain").asInt()).isPositive();
        assertThat(training().size()).as("a preview writes nothing").isZero();
        assertThat(json(send(HttpMethod.PATCH, "/courses/" + course, quoted("{'mandatory':true}")), 200)
                        .path("mandatory")
                        .asBoolean())
                .isTrue();
        JsonNode source = training().get(0).path("sources").get(0);
        assertThat(source.path("type").asString()).isEqualTo("MANDATORY");
        assertThat(source.path("label").asString()).isEqualTo("Mandatory");
        MvcTestResult refused = send(HttpMethod.DELETE, "/people/" + ana + "/training/" + course, "");
        assertThat(refused)
                .hasStatus(409)
                .bodyText()
                .contains("Mandatory")
                .contains("change the setting that makes it mandatory");

        JsonNode entry =
                json(get("/audit?content=" + course), 200).path("items").get(0);
        assertThat(entry.path("action").asString()).isEqualTo("course.change");
        assertThat(entry.path("undoable").asBoolean()).isTrue();
        String undo = "/undo/" + entry.path("id").asString();
        assertThat(json(get(undo), 200).path("undoable").asBoolean()).isTrue();
        assertThat(send(HttpMethod.POST, undo, "")).hasStatusOk();
        assertThat(training().size()).isZero();
        assertThat(json(get("/courses/" + course), 200).path("mandatory").asBoolean())
                .isFalse();
        assertThat(send(HttpMethod.POST, undo, "")).hasStatus(409);
    }

    @Test
    void newStartersAreAccountsMadeAfterwards() throws Exception {
        assertThat(send(HttpMethod.PATCH, "/courses/" + course, quoted("{'newStarterDefault':true}")))
                .hasStatusOk();
        clock.advance(Duration.ofSeconds(1));
        JsonNode bea = json(send(HttpMethod.POST, "/people", quoted("{'givenName':'Bea','familyName':'New'}")), 201);
        reassess.workOff();
        assertThat(training().size()).isZero();
        JsonNode hers = json(get("/people/" + bea.path("id").asString() + "/training"), 200)
                .path("items");
        assertThat(hers.get(0).path("sources").get(0).path("type").asString()).isEqualTo("NEW_STARTER");
        JsonNode why = json(get("/people/" + ana + "/training/" + course + "/why"), 200);
        assertThat(why.path("outcome").asString()).isEqualTo("NO_RULE_MATCHES");
        assertThat(why.toString()).contains("new starter");
    }

    @Test
    void aChangedDueRuleMovesOnlyWhomItShould() throws Exception {
        send(HttpMethod.PATCH, "/courses/" + course, quoted("{'mandatory':true}"));
        assertThat(training().get(0).path("dueOn").isNull()).isTrue();
        send(HttpMethod.PATCH, "/courses/" + course, quoted("{'due':{'daysAfterAssignment':14}}"));
        assertThat(training().get(0).path("dueOn").isNull())
                .as("new only, if nothing else is said")
                .isTrue();
        JsonNode preview = json(
                send(
                        HttpMethod.POST,
                        "/courses/" + course + "/preview",
                        quoted("{'due':{'on':'2020-01-01'},'dueFor':'OPEN'}")),
                200);
        assertThat(preview.path("dueMoved").asInt()).isPositive();
        send(HttpMethod.PATCH, "/courses/" + course, quoted("{'due':{'on':'2020-01-01'},'dueFor':'OPEN'}"));
        JsonNode moved = training().get(0);
        assertThat(moved.path("overdue").asBoolean())
                .as("nobody is overdue on day one")
                .isFalse();
        assertThat(moved.path("dueLifted").asBoolean()).isTrue();
    }

    @Test
    void anExemptionIsGrantedShownAndLifted() throws Exception {
        send(HttpMethod.PATCH, "/courses/" + course, quoted("{'mandatory':true}"));
        String at = "/people/" + ana + "/training/" + course + "/exemption";
        assertThat(send(HttpMethod.POST, at, quoted("{'reason':'x'}")))
                .hasStatus(400)
                .bodyText()
                .contains("type");
        assertThat(send(HttpMethod.POST, at, quoted("{'type':'MEDICAL','reason':'leg','approvedBy':'Dr W'}")))
                .hasStatus(201);
        assertThat(training().size()).isZero();
        JsonNode why = json(get("/people/" + ana + "/training/" + course + "/why"), 200);
        assertThat(why.path("outcome").asString()).isEqualTo("EXEMPT");
        assertThat(why.path("text").asString())
                .contains("MEDICAL")
                .contains("leg")
                .contains("Dr W");
        JsonNode effect = json(
                send(HttpMethod.POST, "/assignments", quoted("{'contentIds':['%s'],'personIds':['%s']}", course, ana)),
                200);
        assertThat(effect.path("skipped").get(0).path("reason").asString()).isEqualTo("EXEMPT");
        assertThat(send(HttpMethod.DELETE, at, "")).hasStatus(204);
        reassess.workOff();
        assertThat(training().size()).isEqualTo(1);
        assertThat(send(HttpMethod.DELETE, at, "")).hasStatus(404);
    }

    @Test
    void whatIfWritesNothing() throws Exception {
        int cooks = make.dynamicGroup(
                "Cooks " + ana, Audience.of(new Audience.Has(Attribute.ROLE, List.of("Cook"), false)));
        send(HttpMethod.PUT, "/groups/" + cooks + "/content", quoted("{'contentIds':['%s']}", course));
        reassess.everything();
        int before = training().size();
        JsonNode answer = json(
                send(HttpMethod.POST, "/people/" + ana + "/what-if", quoted("{'attributes':{'role':['Cook']}}")), 200);
        assertThat(answer.path("gain").size()).isEqualTo(1);
        assertThat(answer.path("gain").get(0).path("content").path("id").asString())
                .isEqualTo(String.valueOf(course));
        assertThat(answer.path("gain").get(0).path("sources").get(0).asString()).isEqualTo("Group: Cooks " + ana);
        assertThat(answer.path("keep").size()).isEqualTo(before);
        assertThat(training().size()).isEqualTo(before);
        assertThat(json(get("/people/" + ana), 200)
                        .path("attributes")
                        .path("role")
                        .size())
                .isZero();
        assertThat(send(HttpMethod.PATCH, "/people/" + ana, quoted("{'attributes':{'role':['Cook']}}")))
                .hasStatusOk();
        reassess.workOff();
        assertThat(training().size()).as("and then it does").isEqualTo(before + 1);
        JsonNode away =
                json(send(HttpMethod.POST, "/people/" + ana + "/what-if", quoted("{'attributes':{'role':[]}}")), 200);
        assertThat(away.path("lose").size()).isEqualTo(1);
        assertThat(send(HttpMethod.POST, "/people/" + ana + "/what-if", quoted("{'attributes':{'shoe':[]}}")))
                .hasStatus(400);
    }

    private JsonNode training() throws Exception {
        return json(get("/people/" + ana + "/training"), 200).path("items");
    }

    private MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "");
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return new Calls(mvc).send(method, path, body);
    }

    private static JsonNode json(MvcTestResult result, int status) throws Exception {
        assertThat(result).hasStatus(status);
        return JSON.readTree(result.getResponse().getContentAsString());
    }
}
