package dev.muster.api.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What an edit of a group would do is said before it is done, by person, and is what it then does. */
@MusterTest
class GroupPreviewApiTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Test
    void membersAndTrainingOfAStaticGroup() {
        Fixture make = new Fixture(db, clock);
        Calls calls = new Calls(mvc);
        int ana = make.person("Ana", "Lima");
        int ben = make.person("Ben", "Okoro");
        int course = make.course("Fire");
        String group = "/groups/" + make.staticGroup("Crew", ana);
        String contents = "{'contentIds':['%d']}".formatted(course);
        JsonNode attach = calls.admin(POST, group + "/content/preview", contents, 200);
        assertThat(numbers(attach)).isEqualTo("0 0 1 0 0 0");
        assertThat(attach.at("/sample/0/name").asString()).isEqualTo("Ana Lima");
        assertThat(attach.at("/sample/0/title").asString()).isEqualTo("Fire");
        assertThat(calls.admin(group + "/content").path("contentIds"))
                .as("nothing is written")
                .isEmpty();
        assertThat(calls.admin(PUT, group + "/content", contents, 200)
                        .at("/effect/gain")
                        .asInt())
                .isEqualTo(1);
        String members = "{'add':['%d'],'remove':['%d']}".formatted(ben, ana);
        JsonNode swap = calls.admin(POST, group + "/members/preview", members, 200);
        assertThat(numbers(swap)).isEqualTo("1 1 1 0 1 0");
        assertThat(swap.at("/sample/0/change").asString()).as("losses first").isEqualTo("LOSES");
        assertThat(calls.admin(group + "/members").at("/items/0/name").asString())
                .as("nothing is written")
                .isEqualTo("Ana Lima");
        calls.admin(POST, group + "/members/preview", "{'add':['999999']}", 404);
        calls.admin(POST, "/groups/999999/members/preview", members, 404);
        calls.admin(POST, group + "/preview", "{'audience':{'all':[]}}", 400);
    }

    @Test
    void theConditionsOfADynamicGroup() {
        Fixture make = new Fixture(db, clock);
        Calls calls = new Calls(mvc);
        int cem = make.person("Cem", "Aydin");
        int dee = make.person("Dee", "Park");
        int course = make.course("Till");
        JsonNode made = calls.admin(
                POST, "/groups", "{'name':'Tills','kind':'DYNAMIC','audience':%s}".formatted(these(cem)), 201);
        String group = "/groups/" + made.path("id").asString();
        calls.admin(PUT, group + "/content", "{'contentIds':['%d']}".formatted(course), 200);
        String edit = "{'audience':%s}".formatted(these(dee));
        JsonNode preview = calls.admin(POST, group + "/preview", edit, 200);
        assertThat(numbers(preview)).isEqualTo("1 1 1 0 1 0");
        assertThat(calls.admin(group).path("version").asInt())
                .as("nothing is written")
                .isEqualTo(1);
        JsonNode done = calls.admin(PATCH, group, edit, 200).path("effect");
        assertThat(done.path("joined").asInt()).isEqualTo(1);
        assertThat(done.path("left").asInt()).isEqualTo(1);
        assertThat(numbers(calls.admin(POST, group + "/preview", "{'name':'Other tills'}", 200)))
                .isEqualTo("0 0 0 0 0 0");
        calls.admin(POST, group + "/preview", "{'colour':'red'}", 400);
        calls.admin(POST, group + "/members/preview", "{'add':['%d']}".formatted(cem), 409);
    }

    private static String these(int person) {
        return "{'all':[{'people':['%d']}]}".formatted(person);
    }

    private static String numbers(JsonNode e) {
        return "%d %d %d %d %d %d"
                .formatted(
                        e.path("joined").asInt(),
                        e.path("left").asInt(),
                        e.path("gain").asInt(),
                        e.path("added").asInt(),
                        e.path("lose").asInt(),
                        e.path("kept").asInt());
    }
}
