package dev.muster.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Days lie between 1900 and 2199, wherever they are sent. */
@MusterTest
@NullUnmarked
class DaysTest {
    private static final List<String> WRONG =
            List.of("+200000-01-01", "1899-12-31", "2200-01-01", "2026-02-30", "-0001-01-01", "soon");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    int person;
    int course;

    @BeforeEach
    void somebody() {
        Fixture f = new Fixture(db, clock);
        person = f.person("Ana", "Lopes");
        course = f.course("Food safety");
        assertThat(api("POST", "/assignments", "{'contentIds':['" + course + "'],'personIds':['" + person + "']}", ""))
                .hasStatusOk();
    }

    @Test
    void bodiesOfTheApi() {
        String audience = "{'attribute':'role','anyOf':['Cook']}";
        for (String day : WRONG) {
            refused("POST", "/people", "{'givenName':'A','familyName':'B','hiredOn':'%s'}", day, "hiredOn");
            refused("PATCH", "/people/" + person, "{'leavesOn':'%s'}", day, "leavesOn");
            refused("POST", "/people/" + person + "/leave", "{'from':'%s'}", day, "from");
            refused(
                    "POST",
                    "/people/" + person + "/tokens",
                    "{'name':'T','expiresAt':'%sT00:00:00Z'}",
                    day,
                    "expiresAt");
            refused(
                    "POST",
                    "/people/" + person + "/completions",
                    "{'contentId':'" + course + "','completedAt':'%s'}",
                    day,
                    "completedAt");
            refused("PATCH", "/people/" + person + "/training/" + course, "{'dueOn':'%s'}", day, "dueOn");
            refused(
                    "POST",
                    "/people/" + person + "/training/" + course + "/exemption",
                    "{'type':'Medical','reason':'R','approvedBy':'B','until':'%s'}",
                    day,
                    "until");
            refused("POST", "/courses", "{'title':'T','due':{'on':'%s'}}", day, "due.on");
            refused(
                    "POST",
                    "/automations",
                    "{'name':'N','content':{'kind':'COURSE','id':'" + course
                            + "'},'audience':{'all':[]},'appliesTo':'FUTURE','due':{'on':'%s'}}",
                    day,
                    "due.on");
            refused(
                    "POST",
                    "/automations",
                    "{'name':'N','content':{'kind':'COURSE','id':'" + course
                            + "'},'audience':{'all':[]},'appliesTo':'FUTURE','startsAt':'%sT00:00:00Z'}",
                    day,
                    "startsAt");
            refused(
                    "POST",
                    "/audiences/count",
                    "{'all':[" + audience + ",{'hired':{'from':'%s'}}]}",
                    day,
                    "all[1].hired.from");
            refused(
                    "POST",
                    "/assignments",
                    "{'contentIds':['" + course + "'],'personIds':['" + person + "'],'dueOn':'%s'}",
                    day,
                    "dueOn");
            refused(
                    "POST",
                    "/assignments",
                    "{'contentIds':['" + course + "'],'personIds':['" + person + "'],'due':{'on':'%s'}}",
                    day,
                    "due.on");
            refused(
                    "POST",
                    "/reassignments",
                    "{'contentId':'" + course + "','personIds':['" + person + "'],'dueOn':'%s'}",
                    day,
                    "dueOn");
            refused(
                    "POST",
                    "/due-dates",
                    "{'contentId':'" + course + "','personIds':['" + person + "'],'dueOn':'%s'}",
                    day,
                    "dueOn");
        }
    }

    @Test
    void filtersOfTheAuditLog() {
        for (String day : WRONG) {
            refused("GET", "/audit?from={day}", "", day, "from");
            refused("GET", "/audit?to={day}", "", day, "to");
            assertThat(mvc.get()
                            .uri("/admin/audit?from={day}", day)
                            .with(As.admin())
                            .exchange())
                    .hasStatus(400);
        }
    }

    @Test
    void theFirstAndTheLastDayAreTaken() {
        MvcTestResult r = api("PATCH", "/people/" + person, "{'hiredOn':'1900-01-01','leavesOn':'2199-12-31'}", "");
        assertThat(r).hasStatusOk();
        assertThat(api("GET", "/audit?from=1900-01-01&to=2199-12-31", "", "")).hasStatusOk();
    }

    private void refused(String method, String path, String body, String day, String field) {
        assertThat(api(method, path, body, day))
                .as("%s %s %s", method, path, day)
                .hasStatus(400)
                .bodyText()
                .contains(field + "\",\"message\"", "1900", "2199");
    }

    private MvcTestResult api(String method, String path, String body, String day) {
        var call = mvc.method(HttpMethod.valueOf(method));
        var at = path.contains("{day}") ? call.uri("/api/v1" + path, day) : call.uri("/api/v1" + path);
        return at.header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"').formatted(day))
                .exchange();
    }
}
