package dev.muster.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A due date by hand that has passed is refused, by every operation whose body has one; a rule's is moved on. */
@MusterTest
class PastDatesTest {
    private static final String PAST = "2026-11-21";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Test
    void everyOperationWithADateByHandRefusesAPastOne() throws Exception {
        Fixture make = new Fixture(db, clock);
        Calls calls = new Calls(mvc);
        int ana = make.person("Ana", "Lima");
        int course = make.courseOf("Fire", 1)[0];
        int module = make.module("Safety", course);
        for (int content : new int[] {course, module}) {
            calls.admin(
                    HttpMethod.POST,
                    "/assignments",
                    "{'contentIds':['%d'],'personIds':['%d']}".formatted(content, ana),
                    200);
            calls.learner(ana, HttpMethod.POST, "/me/training/" + content + "/begin", 200);
        }
        Map<String, String> bodies = new LinkedHashMap<>();
        String assign = "{'contentIds':['%d'],'personIds':['%d'],'dueOn':'%s'}".formatted(module, ana, PAST);
        bodies.put("post /assignments", assign);
        bodies.put("post /assignments/preview", assign);
        String reassign = "{'contentId':'%d','personIds':['%d'],'dueOn':'%s'}".formatted(course, ana, PAST);
        bodies.put("post /reassignments", reassign);
        bodies.put("post /reassignments/preview", reassign);
        bodies.put("post /due-dates", reassign);
        bodies.put("patch /people/{id}/training/{contentId}", "{'dueOn':'%s'}".formatted(PAST));
        String publish = "{'note':'Next','reassign':{'inProgress':true,'completed':true,'dueOn':'%s'}}".formatted(PAST);
        bodies.put("post /courses/{id}/publish", publish);
        bodies.put("post /modules/{id}/publish", publish);
        assertThat(bodies.keySet()).as("all there are in the document").isEqualTo(operationsWithADate());
        bodies.forEach((operation, body) -> {
            String[] of = operation.split(" ");
            String path = of[1].replace("{contentId}", "" + course)
                    .replace("/people/{id}", "/people/" + ana)
                    .replace("/courses/{id}", "/courses/" + course)
                    .replace("/modules/{id}", "/modules/" + module);
            JsonNode refused =
                    calls.admin(HttpMethod.valueOf(of[0].toUpperCase(java.util.Locale.ROOT)), path, body, 400);
            assertThat(refused.at("/errors/0/field").asString()).as(operation).endsWith("dueOn");
        });
        calls.admin(
                HttpMethod.POST,
                "/assignments",
                assign.replace("'dueOn':'" + PAST + "'", "'due':{'on':'" + PAST + "'}"),
                400);
    }

    private TreeSet<String> operationsWithADate() throws Exception {
        JsonNode document = JsonMapper.builder()
                .build()
                .readTree(mvc.get()
                        .uri("/api/v1/openapi.json")
                        .exchange()
                        .getResponse()
                        .getContentAsString());
        TreeSet<String> found = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
                    if (hasDate(document, schema, 0)) {
                        found.add(operation.getKey() + " " + path.getKey().replace("/api/v1", ""));
                    }
                }));
        return found;
    }

    private static boolean hasDate(JsonNode document, JsonNode schema, int depth) {
        String ref = schema.path("$ref").asString("");
        JsonNode there = ref.isEmpty() ? schema : document.at(ref.substring(1));
        if (depth > 4 || there.path("properties").has("dueOn")) {
            return depth <= 4;
        }
        boolean found = false;
        for (var property : there.path("properties").properties()) {
            found |= hasDate(document, property.getValue(), depth + 1);
        }
        for (String any : new String[] {"anyOf", "oneOf", "allOf"}) {
            for (JsonNode one : there.path(any)) {
                found |= hasDate(document, one, depth + 1);
            }
        }
        return found;
    }
}
