package dev.muster.api.people;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What the interface answers of a day that has passed. */
@MusterTest
class PastDaysApiTest {
    private static final String THEN = "asOf=2026-11-22";

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    private Calls call;
    private String ana;
    private int course;

    @BeforeEach
    void anaWasCookInHullAndHadIt() {
        clock.set(TestClock.START);
        call = new Calls(mvc);
        course = new Fixture(db, clock).course("Allergens");
        ana = call.admin(
                        POST,
                        "/people",
                        "{'givenName':'Ana','familyName':'Lima','attributes':{'location':['Hull']}}",
                        201)
                .path("id")
                .asString();
        call.admin(
                POST,
                "/assignments",
                quoted(
                        "{'contentIds':['%s'],'personIds':['%s'],'due':{'on':'2026-12-20'},'note':'By the book'}",
                        course, ana),
                200);
        clock.advance(Duration.ofDays(5));
        call.admin(PATCH, "/people/" + ana, "{'familyName':'Strand','attributes':{'location':['York']}}", 200);
        call.admin(DELETE, "/people/" + ana + "/training/" + course, "", 200);
    }

    @Test
    void peopleAreWhoAndWhereTheyWere() {
        JsonNode then = call.admin("/people/" + ana + "?" + THEN);
        assertThat(then.path("familyName").asString()).isEqualTo("Lima");
        assertThat(then.path("attributes").path("location").get(0).asString()).isEqualTo("Hull");
        assertThat(call.admin("/people?search=Lima&location=Hull&" + THEN)
                        .path("total")
                        .asInt())
                .isGreaterThanOrEqualTo(1);
        assertThat(call.admin("/people/" + ana).path("familyName").asString()).isEqualTo("Strand");
        call.admin(GET, "/people/" + ana + "?asOf=2026-11-21", "", 404);
    }

    @Test
    void trainingIsWhatTheyHadAndWhy() {
        JsonNode then = call.admin("/people/" + ana + "/training?" + THEN).path("items");
        assertThat(then).hasSize(1);
        assertThat(then.get(0).path("dueOn").asString()).isEqualTo("2026-12-20");
        assertThat(call.admin("/people/" + ana + "/training").path("items")).isEmpty();

        String why = "/people/" + ana + "/training/" + course + "/why";
        assertThat(call.admin(why + "?" + THEN).path("assigned").asBoolean()).isTrue();
        assertThat(call.admin(why + "?" + THEN).toString())
                .contains("By the book")
                .doesNotContain("emoved");
        assertThat(call.admin(why).path("assigned").asBoolean()).isFalse();

        String list = "/courses/" + course + "/assignments";
        assertThat(call.admin(list + "?" + THEN)
                        .path("items")
                        .get(0)
                        .path("person")
                        .path("name")
                        .asString())
                .isEqualTo("Ana Lima");
        assertThat(call.admin(list).path("items")).isEmpty();
    }

    @Test
    void aDayToComeIsRefused() {
        for (String path :
                new String[] {"/people", "/people/" + ana, "/people/" + ana + "/training", "/reports/compliance"}) {
            JsonNode refused = call.admin(GET, path + "?asOf=2026-11-28", "", 400);
            assertThat(refused.path("errors").get(0).path("field").asString())
                    .as(path)
                    .isEqualTo("asOf");
        }
    }
}
