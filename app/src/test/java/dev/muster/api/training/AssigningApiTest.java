package dev.muster.api.training;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterTest
class AssigningApiTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    Fixture make;
    int ana;
    int course;

    @BeforeEach
    void fixture() {
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("Allergens " + ana);
    }

    @Test
    void assigningAnswersWhatItDidAndTwiceChangesNothing() {
        String body =
                quoted("{'contentIds':['%d'],'personIds':['%d'],'dueOn':'2026-12-24','note':'New menu'}", course, ana);
        assertThat(send(HttpMethod.POST, "/assignments/preview", body))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.people.assigned[0].name")
                .isEqualTo("Ana Lima");
        assertThat(get("/people/" + ana + "/training"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
        assertThat(send(HttpMethod.POST, "/assignments", body))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.assigned")
                .isEqualTo(1);
        MvcTestResult again = send(HttpMethod.POST, "/assignments", body);
        assertThat(again).bodyJson().extractingPath("$.assigned").isEqualTo(0);
        assertThat(again).bodyJson().extractingPath("$.alreadyAssigned").isEqualTo(1);
        MvcTestResult training = get("/people/" + ana + "/training");
        assertThat(training)
                .bodyJson()
                .extractingPath("$.items[0].sources[0].label")
                .isEqualTo("Individual");
        assertThat(training)
                .bodyJson()
                .extractingPath("$.items[0].sources[0].note")
                .isEqualTo("New menu");
        assertThat(training).bodyJson().extractingPath("$.items[0].dueOn").isEqualTo("2026-12-24");
    }

    @Test
    void byHandItCanBeWithoutADateAndTheDateGivenBeforeGoes() {
        make.due(course, quoted("{'daysAfterAssignment':14}"));
        String dated = quoted("{'contentIds':['%d'],'personIds':['%d'],'dueOn':'2026-12-24'}", course, ana);
        assertThat(send(HttpMethod.POST, "/assignments", dated)).hasStatusOk();
        String without = quoted("{'contentIds':['%d'],'personIds':['%d'],'due':{'none':true}}", course, ana);
        assertThat(send(HttpMethod.POST, "/assignments", without)).hasStatusOk();
        assertThat(get("/people/" + ana + "/training"))
                .bodyJson()
                .extractingPath("$.items[0].dueOn")
                .isNull();
    }

    @Test
    void aPastDateAnUnknownFieldAndNobodyAreRefusedByName() {
        refused(quoted("{'contentIds':['%d'],'personIds':['%d'],'dueOn':'2026-11-21'}"), "dueOn");
        refused(quoted("{'contentIds':['%d'],'personIds':['%d'],'dueBy':'2026-12-21'}"), "dueBy");
        refused(quoted("{'contentIds':[],'personIds':['%2$d']}"), "contentIds");
        assertThat(send(
                        HttpMethod.POST,
                        "/assignments",
                        quoted("{'contentIds':['%d'],'personIds':['999999']}", course)))
                .hasStatus(404);
    }

    @Test
    void whyAnswersForWhatIsAssignedAndForWhatIsNot() {
        MvcTestResult not = get("/people/" + ana + "/training/" + course + "/why");
        assertThat(not).bodyJson().extractingPath("$.outcome").isEqualTo("NO_RULE_MATCHES");
        assertThat(not).bodyJson().extractingPath("$.assigned").isEqualTo(false);
        send(
                HttpMethod.POST,
                "/assignments",
                quoted("{'contentIds':['%d'],'personIds':['%d'],'note':'Audit'}", course, ana));
        MvcTestResult has = get("/people/" + ana + "/training/" + course + "/why");
        assertThat(has).bodyJson().extractingPath("$.outcome").isEqualTo("ASSIGNED");
        assertThat(has)
                .bodyJson()
                .extractingPath("$.reasons[0].text")
                .asString()
                .contains("Audit");
    }

    @Test
    void aDueDateIsChangedClearedAndTheAssignmentRemovedOnlyOnce() {
        String training = "/people/" + ana + "/training/" + course;
        send(HttpMethod.POST, "/assignments", quoted("{'contentIds':['%d'],'personIds':['%d']}", course, ana));
        assertThat(send(HttpMethod.PATCH, training, quoted("{'dueOn':'2027-01-01'}")))
                .bodyJson()
                .extractingPath("$.dueSource")
                .isEqualTo("MANUAL");
        assertThat(send(HttpMethod.PATCH, training, quoted("{'dueOn':null}")))
                .bodyJson()
                .extractingPath("$.dueOn")
                .isNull();
        assertThat(send(HttpMethod.PATCH, training, quoted("{'dueOn':'2020-01-01'}")))
                .hasStatus(400);
        assertThat(send(HttpMethod.DELETE, training, ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.removed")
                .isEqualTo(true);
        assertThat(send(HttpMethod.DELETE, training, "")).hasStatus(404);
    }

    @Test
    void theEngineSaysWhenItHasCaughtUpAndNothingDrifts() {
        assertThat(get("/engine")).bodyJson().extractingPath("$.pending").isEqualTo(0);
        assertThat(get("/engine/drift")).bodyJson().extractingPath("$.missing").isEqualTo(0);
        assertThat(send(HttpMethod.POST, "/engine/repair", "")).hasStatusOk();
        assertThat(get("/audit/verification"))
                .bodyJson()
                .extractingPath("$.problems.length()")
                .isEqualTo(0);
    }

    @Test
    void settingsAreMergedAndChecked() {
        assertThat(send(HttpMethod.PATCH, "/settings", quoted("{'minimumDays': 10}")))
                .bodyJson()
                .extractingPath("$.minimumDays")
                .isEqualTo(10);
        assertThat(send(HttpMethod.PATCH, "/settings", quoted("{'defaultTimeZone': 'Mars/Base'}")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("defaultTimeZone");
        assertThat(send(HttpMethod.PATCH, "/settings", quoted("{'minimumDays': 7}")))
                .hasStatusOk();
    }

    @Test
    void withoutATokenNothingIsSaid() {
        assertThat(mvc.get().uri("/api/v1/people/" + ana + "/training")).hasStatus(401);
        assertThat(mvc.post()
                        .uri("/api/v1/assignments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(401);
    }

    private void refused(String body, String field) {
        assertThat(send(HttpMethod.POST, "/assignments", body.formatted(course, ana)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "");
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return new Calls(mvc).send(method, path, body);
    }
}
