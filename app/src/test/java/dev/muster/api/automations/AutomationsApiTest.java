package dev.muster.api.automations;

import static dev.muster.testing.Quoted.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.reassess.Drift;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** Automations as programs make, change and end them, and what "future" means through every door. */
@MusterTest
class AutomationsApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static int n;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Reassess reassess;

    @Autowired
    Drift drift;

    Fixture make;
    String course;
    String town;
    String ana;
    String ben;

    @BeforeEach
    void fixture() throws Exception {
        clock.set(TestClock.START.plus(Duration.ofDays(n++)));
        make = new Fixture(db, clock);
        course = String.valueOf(make.course("Knife safety " + n));
        town = "Town " + n;
        ana = person("Ana", town);
        ben = person("Ben", "Elsewhere " + n);
        reassess.workOff();
    }

    /** Whatever happened: nothing drifted, and working everything anew changes nothing. */
    @AfterEach
    void nothingDrifts() throws Exception {
        reassess.workOff();
        assertThat(drift.find().isNone()).as("no drift").isTrue();
        assertThat(reassess.pending()).isZero();
        // the next test's clock is another
        for (JsonNode a : json(get("/automations"), 200).path("items")) {
            assertThat(send(HttpMethod.DELETE, "/automations/" + id(a), "")).hasStatusOk();
        }
    }

    @Test
    void aNewOneIsPreviewedSavedAndRead() throws Exception {
        String body = body("Knives", "FUTURE_AND_EXISTING", in(town), quoted(",'due':{'daysAfterAssignment':14}"));
        JsonNode preview = json(send(HttpMethod.POST, "/automations/preview", body), 200);
        assertThat(numbers(preview)).containsExactly(1, 1, 1, 0, 0);
        assertThat(preview.path("sample").get(0).path("name").asString()).isEqualTo("Ana Lima");
        assertThat(preview.path("sample").get(0).path("dueOn").asString()).isNotBlank();
        assertThat(has(ana)).as("a preview writes nothing").isFalse();

        JsonNode made = json(send(HttpMethod.POST, "/automations", body), 201);
        assertThat(numbers(made.path("effect"))).containsExactly(1, 1, 1, 0, 0);
        JsonNode source = source(ana);
        assertThat(source.path("type").asString()).isEqualTo("AUTOMATION");
        assertThat(source.path("label").asString()).isEqualTo("Automation: Knives");
        assertThat(source.path("id").asString()).isEqualTo(made.path("id").asString());
        assertThat(source.path("due").asString()).isNotBlank();

        JsonNode read = json(get("/automations/" + made.path("id").asString()), 200);
        assertThat(read.path("audience")).isEqualTo(JSON.readTree(in(town)));
        assertThat(read.path("content").path("id").asString()).isEqualTo(course);
        assertThat(read.path("state").asString()).isEqualTo("ON");
        assertThat(read.path("people").asInt()).isEqualTo(1);
        assertThat(read.path("version").asInt()).isEqualTo(1);
        assertThat(json(get("/automations?content=" + course), 200)
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        // what was read can be sent back
        assertThat(send(HttpMethod.PUT, "/automations/" + read.path("id").asString(), read.toString()))
                .hasStatusOk();
    }

    @Test
    void itCanGiveWithoutADateWhatHasOneOfItsOwn() throws Exception {
        assertThat(send(HttpMethod.PATCH, "/courses/" + course, quoted("{'due':{'daysAfterAssignment':14}}")))
                .hasStatusOk();
        String body = body("Knives", "FUTURE_AND_EXISTING", in(town), quoted(",'due':{'none':true}"));
        JsonNode made = json(send(HttpMethod.POST, "/automations", body), 201);

        assertThat(source(ana).path("due").isNull()).isTrue();
        assertThat(json(get("/automations/" + made.path("id").asString()), 200).path("due"))
                .isEqualTo(JSON.readTree(quoted("{'none':true}")));
        assertThat(send(HttpMethod.POST, "/automations", body.replace("true", "false")))
                .hasStatus(400)
                .bodyText()
                .contains("due.none");
        assertThat(send(HttpMethod.PATCH, "/courses/" + course, quoted("{'due':{'none':true}}")))
                .as("of a content it is the same as null")
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.due")
                .isNull();
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() throws Exception {
        refused(body("", "FUTURE", in(town), ""), "name");
        refused(body("X", "SOMEDAY", in(town), ""), "appliesTo");
        refused(body("X", "FUTURE", quoted("{'all':[{'group':'999999'}]}"), ""), "audience.all[0]");
        refused(
                body(
                        "X",
                        "FUTURE",
                        in(town),
                        quoted(",'startsAt':'2026-02-02T00:00:00Z','endsAt':'2026-02-01T00:00:00Z'")),
                "endsAt");
        refused(body("X", "FUTURE", in(town), quoted(",'colour':'red'")), "colour");
        db.execute("update content set status = 'DRAFT' where id = ?", Integer.parseInt(course));
        refused(body("X", "FUTURE", in(town), ""), "content");
        db.execute("update content set status = 'ACTIVE' where id = ?", Integer.parseInt(course));
        assertThat(get("/automations/999999")).hasStatus(404);
        assertThat(get("/automations/knives")).hasStatus(404);
    }

    private void refused(String body, String field) throws Exception {
        JsonNode problem = json(send(HttpMethod.POST, "/automations", body), 400);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void futureLeavesOutWhoMatchesAndListsThem() throws Exception {
        JsonNode made = create("FUTURE", in(town));
        assertThat(numbers(made.path("effect"))).containsExactly(1, 1, 0, 0, 1);
        String id = made.path("id").asString();
        assertThat(has(ana)).isFalse();
        JsonNode out = json(get("/automations/" + id + "/left-out"), 200);
        assertThat(out.path("items").get(0).path("personId").asString()).isEqualTo(ana);
        JsonNode why = json(get("/people/" + ana + "/training/" + course + "/why"), 200);
        assertThat(why.path("outcome").asString()).isEqualTo("LEFT_OUT_AS_EXISTING");
        assertThat(why.path("text").asString()).contains("left out as existing by Automation: Rule");

        send(HttpMethod.PATCH, "/people/" + ana, quoted("{'familyName':'Lind'}"));
        reassess.workOff();
        reassess.everything();
        assertThat(has(ana)).as("for as long as she matches without a break").isFalse();

        assertThat(send(HttpMethod.POST, "/automations/" + id + "/include", quoted("{'personIds':['%s']}", ana)))
                .hasStatusOk();
        assertThat(has(ana)).isTrue();
        assertThat(json(get("/automations/" + id + "/left-out"), 200)
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(send(HttpMethod.POST, "/automations/" + id + "/include", quoted("{'personIds':['%s']}", ana)))
                .hasStatus(400);
    }

    // what "future" means, through every door

    @Test
    void movingIsFuture() throws Exception {
        create("FUTURE", in(town));
        move(ben, town);
        assertThat(has(ben)).isTrue();
        move(ben, "Elsewhere " + n);
        assertThat(has(ben)).as("remove is the default").isFalse();
        move(ana, "Elsewhere " + n);
        move(ana, town);
        assertThat(has(ana)).as("she has stopped matching in between").isTrue();
    }

    @Test
    void beingHiredIsFuture() throws Exception {
        create("FUTURE", in(town));
        String cleo = person("Cleo", town);
        reassess.workOff();
        assertThat(has(cleo)).isTrue();
    }

    @Test
    void anHrFileIsFuture() throws Exception {
        create("FUTURE", in(town));
        MvcTestResult done = mvc.post()
                .uri("/api/v1/imports/people?wait=true")
                .multipart()
                .file("file", ("number,first,last,town\nE" + n + ",Dora,Day," + town + "\n").getBytes(UTF_8))
                .param("mapping", """
                        {"columns":{"employeeNumber":"number","givenName":"first","familyName":"last","location":"town"},
                         "createValues":true}""")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(done).hasStatusOk();
        reassess.workOff();
        String dora = json(get("/people?search=E" + n), 200)
                .path("items")
                .get(0)
                .path("id")
                .asString();
        assertThat(has(dora)).isTrue();
        assertThat(has(ana)).isFalse();
    }

    @Test
    void joiningAGroupByHandIsFuture() throws Exception {
        String group = json(send(HttpMethod.POST, "/groups", quoted("{'name':'Crew %s','kind':'STATIC'}", n)), 201)
                .path("id")
                .asString();
        send(HttpMethod.PUT, "/groups/" + group + "/members", quoted("{'add':['%s']}", ana));
        create("FUTURE", quoted("{'all':[{'group':'%s'}]}", group));
        send(HttpMethod.PUT, "/groups/" + group + "/members", quoted("{'add':['%s']}", ben));
        reassess.workOff();
        assertThat(has(ben)).isTrue();
        assertThat(has(ana)).isFalse();
        assertThat(send(HttpMethod.DELETE, "/groups/" + group, ""))
                .hasStatus(409)
                .bodyText()
                .contains("the automation Rule");
    }

    @Test
    void aDynamicGroupsNewMemberIsFutureAndItsEditIsNot() throws Exception {
        String group = json(
                        send(
                                HttpMethod.POST,
                                "/groups",
                                quoted("{'name':'Local %s','kind':'DYNAMIC','audience':%s}", n, in(town))),
                        201)
                .path("id")
                .asString();
        create("FUTURE", quoted("{'all':[{'group':'%s'}]}", group));
        String elsewhere = "Elsewhere " + n;
        assertThat(send(HttpMethod.PATCH, "/groups/" + group, quoted("{'audience':%s}", in(town, elsewhere))))
                .hasStatusOk();
        reassess.workOff();
        assertThat(has(ben))
                .as("newly matching by an edit of the group: existing")
                .isFalse();
        String cleo = person("Cleo", elsewhere);
        reassess.workOff();
        assertThat(has(cleo)).as("hired into it: future").isTrue();
    }

    @Test
    void reactivationIsFuture() throws Exception {
        create("FUTURE", in(town));
        send(HttpMethod.POST, "/people/" + ana + "/deactivate", "");
        reassess.workOff();
        send(HttpMethod.POST, "/people/" + ana + "/reactivate", "");
        reassess.workOff();
        assertThat(has(ana)).as("deactivated people match nothing").isTrue();
    }

    @Test
    void whatALocationHandsOnIsFuture() throws Exception {
        String region = "North " + n;
        create("FUTURE", quoted("{'all':[{'attribute':'region','anyOf':['%s']}]}", region));
        JsonNode values =
                json(get("/attributes/location/values?limit=200"), 200).path("items");
        for (JsonNode v : values) {
            if (v.path("name").asString().equals(town)) {
                assertThat(send(
                                HttpMethod.PATCH,
                                "/attributes/location/values/" + v.path("id").asString(),
                                quoted("{'region':'%s'}", region)))
                        .hasStatusOk();
            }
        }
        reassess.workOff();
        assertThat(has(ana)).isTrue();
        assertThat(has(ben)).isFalse();
    }

    @Test
    void whoEntersByTheCalendarIsFuture() throws Exception {
        String late = id(json(
                send(
                        HttpMethod.POST,
                        "/people",
                        quoted("{'givenName':'Lea','familyName':'Late','hiredOn':'%s'}", today().plusDays(3))),
                201));
        create("FUTURE", quoted("{'all':[{'hired':{'withinDays':30}}]}"));
        assertThat(has(late)).isFalse();
        clock.advance(Duration.ofDays(4));
        reassess.dated();
        assertThat(has(late)).isTrue();
        clock.advance(Duration.ofDays(40));
        reassess.dated();
        assertThat(has(late)).isFalse();
    }

    // edits

    @Test
    void whoNewlyMatchesByAnEditIsExisting() throws Exception {
        String id = id(create("FUTURE", in(town)));
        String cleo = person("Cleo", town);
        reassess.workOff();
        String elsewhere = "Elsewhere " + n;
        JsonNode saved = put(id, body("Rule", "FUTURE", in(town, elsewhere), ""));
        assertThat(numbers(saved.path("effect"))).containsExactly(3, 2, 0, 0, 3);
        assertThat(has(ben)).isFalse();
        assertThat(has(cleo)).isTrue();

        saved = put(id, body("Rule", "FUTURE_AND_EXISTING", in(town, elsewhere), ""));
        assertThat(numbers(saved.path("effect"))).containsExactly(3, 3, 2, 0, 1);
        assertThat(has(ana) && has(ben)).as("switching includes the left out").isTrue();

        saved = put(id, body("Rule", "FUTURE", in(town, elsewhere), ""));
        assertThat(saved.path("effect").path("lose").asInt()).isZero();
        assertThat(has(ana) && has(ben))
                .as("the other way leaves what was given")
                .isTrue();

        saved = put(id, body("Rule", "FUTURE", in(elsewhere), ""));
        assertThat(saved.path("effect").path("lose").asInt()).isEqualTo(2);
        assertThat(has(ana) || has(cleo)).isFalse();
        put(id, body("Rule", "FUTURE", in(town, elsewhere), ""));
        assertThat(has(ana) || has(cleo)).as("back by an edit: existing").isFalse();
    }

    @Test
    void keepKeepsWhatItGave() throws Exception {
        create("FUTURE_AND_EXISTING", in(town), quoted(",'whenNoLongerMatching':'KEEP'"));
        move(ana, "Elsewhere " + n);
        assertThat(has(ana)).isTrue();
        assertThat(source(ana).path("kept").asBoolean()).isTrue();
        move(ana, town);
        assertThat(source(ana).path("kept").asBoolean()).isFalse();
    }

    @Test
    void aStaleVersionIsAConflict() throws Exception {
        String id = id(create("FUTURE", in(town)));
        assertThat(json(get("/automations/" + id), 200).path("version").asInt()).isEqualTo(1);
        put(id, body("Other", "FUTURE", in(town), quoted(",'version':1")));
        assertThat(send(
                        HttpMethod.PUT,
                        "/automations/" + id,
                        body("Third", "FUTURE", in(town), quoted(",'version':1"))))
                .hasStatus(409);
        assertThat(send(
                        HttpMethod.PUT,
                        "/automations/" + id,
                        body("Third", "FUTURE", in(town), quoted(",'content':{'kind':'COURSE','id':'1'}"))))
                .hasStatus(400);
    }

    // windows

    @Test
    void itStartsAndEndsByTheClock() throws Exception {
        String window = quoted(
                ",'startsAt':'%s','endsAt':'%s'",
                clock.instant().plusSeconds(3600), clock.instant().plusSeconds(7200));
        JsonNode made = create("FUTURE", in(town), window);
        assertThat(made.path("state").asString()).isEqualTo("STARTS");
        String id = made.path("id").asString();
        move(ben, town);
        assertThat(has(ben)).as("not yet").isFalse();
        assertThat(json(get("/people/" + ben + "/training/" + course + "/why"), 200)
                        .toString())
                .contains("before it starts");
        clock.advance(Duration.ofMinutes(61));
        assertThat(reassess.pending()).as("a start is waiting").isEqualTo(1);
        reassess.workOff();
        assertThat(json(get("/automations/" + id), 200).path("leftOut").asInt())
                .as("who matches when it takes effect is existing")
                .isEqualTo(2);
        String cleo = person("Cleo", town);
        reassess.workOff();
        assertThat(has(cleo)).isTrue();
        clock.advance(Duration.ofHours(1));
        reassess.workOff();
        reassess.workOff();
        JsonNode kept = source(cleo);
        assertThat(kept.path("kept").asBoolean())
                .as("what it gave is kept, though it says remove")
                .isTrue();
        assertThat(kept.path("label").asString()).isEqualTo("Automation: Rule");
        String dan = person("Dan", town);
        reassess.workOff();
        assertThat(has(dan)).isFalse();
        assertThat(json(get("/people/" + dan + "/training/" + course + "/why"), 200)
                        .toString())
                .contains("It ended on");
        assertThat(db.fetchCount(
                        org.jooq.impl.DSL.table("audit_entry"),
                        org.jooq.impl.DSL.condition(
                                "content_id = ? and action in ('automation.start', 'automation.end')",
                                Integer.parseInt(course))))
                .as("each once")
                .isEqualTo(2);
    }

    @Test
    void aWindowThatPassedUnseenGivesNothing() throws Exception {
        create(
                "FUTURE_AND_EXISTING",
                in(town),
                quoted(
                        ",'startsAt':'%s','endsAt':'%s'",
                        clock.instant().plusSeconds(60), clock.instant().plusSeconds(120)));
        clock.advance(Duration.ofHours(1));
        reassess.workOff();
        assertThat(has(ana)).isFalse();
    }

    @Test
    void offKeepsWhatItGaveAndOnAgainLeavesOutWhoCameMeanwhile() throws Exception {
        String id = id(create("FUTURE", in(town)));
        String cleo = person("Cleo", town);
        reassess.workOff();
        JsonNode off = put(id, body("Rule", "FUTURE", in(town), quoted(",'enabled':false")));
        assertThat(off.path("state").asString()).isEqualTo("OFF");
        assertThat(off.path("effect").path("kept").asInt()).isEqualTo(1);
        assertThat(source(cleo).path("kept").asBoolean()).isTrue();
        String dan = person("Dan", town);
        reassess.workOff();
        assertThat(has(dan)).isFalse();
        put(id, body("Rule", "FUTURE", in(town), ""));
        assertThat(has(dan)).isFalse();
        assertThat(source(cleo).path("kept").asBoolean()).isFalse();
        assertThat(json(get("/automations/" + id), 200).path("leftOut").asInt()).isEqualTo(2);
    }

    // ends

    @Test
    void deletingKeepsOrRemoves() throws Exception {
        String kept = id(create("FUTURE_AND_EXISTING", in(town)));
        assertThat(send(HttpMethod.DELETE, "/automations/" + kept + "?assignments=KEEP", ""))
                .hasStatusOk();
        assertThat(source(ana).path("kept").asBoolean()).isTrue();
        assertThat(source(ana).path("label").asString()).isEqualTo("Automation: Rule");
        assertThat(get("/automations/" + kept)).hasStatus(404);
        send(HttpMethod.DELETE, "/people/" + ana + "/training/" + course, "");

        String gone = id(create("FUTURE_AND_EXISTING", in(town, "Elsewhere " + n)));
        make.state(Integer.parseInt(ben), Integer.parseInt(course), 1, 40);
        put(gone, body("Rule", "FUTURE_AND_EXISTING", in(town, "Elsewhere " + n), quoted(",'enabled':false")));
        JsonNode done = json(send(HttpMethod.DELETE, "/automations/" + gone + "?assignments=REMOVE", ""), 200);
        assertThat(done.path("effect").path("lose").asInt()).isEqualTo(2);
        assertThat(has(ana)).isFalse();
        assertThat(source(ben).path("type").asString()).as("nobody loses work").isEqualTo("SELF");
    }

    @Test
    void theBrakeAsksForTheNumber() throws Exception {
        List<Integer> many = make.people(130);
        db.execute(
                "insert into person_value (person_id, value_id, since) select x, v.id, ?::timestamptz from unnest(?::int[]) x, attribute_value v where v.name = ?",
                clock.instant(),
                many.toArray(Integer[]::new),
                town);
        String id = id(create("FUTURE_AND_EXISTING", in(town)));
        String narrower = body("Rule", "FUTURE_AND_EXISTING", in("Nowhere " + n), "");
        JsonNode refused = json(send(HttpMethod.PUT, "/automations/" + id, narrower), 409);
        assertThat(refused.path("confirm").asInt()).isEqualTo(131);
        assertThat(has(ana)).isTrue();
        assertThat(send(HttpMethod.PUT, "/automations/" + id + "?confirm=130", narrower))
                .hasStatus(409);
        assertThat(send(HttpMethod.PUT, "/automations/" + id + "?confirm=131", narrower))
                .hasStatusOk();
        assertThat(has(ana)).isFalse();
    }

    @Test
    void leavingAGroupAsksForTheNumberTooWhereAnAutomationNamesIt() throws Exception {
        List<Integer> many = make.people(130);
        int group = make.staticGroup("Many " + n, many.toArray(Integer[]::new));
        create("FUTURE_AND_EXISTING", quoted("{'all':[{'group':'%s'}]}", group));
        String ids = many.stream().map(p -> "\"" + p + "\"").collect(java.util.stream.Collectors.joining(","));
        JsonNode refused =
                json(send(HttpMethod.PUT, "/groups/" + group + "/members", quoted("{'remove':[%s]}", ids)), 409);
        assertThat(refused.path("confirm").asInt()).isEqualTo(130);
    }

    @Test
    void whatCannotBeEvaluatedIsFrozen() throws Exception {
        String id = id(create("FUTURE_AND_EXISTING", in(town)));
        String sound = in(town);
        db.execute(
                "update rule set audience = '{\"all\":[{\"group\":\"999999\"}]}' where id = ?", Integer.parseInt(id));
        move(ben, town);
        reassess.everything();
        JsonNode frozen = json(get("/automations/" + id), 200);
        assertThat(frozen.path("state").asString()).isEqualTo("FROZEN");
        assertThat(frozen.path("frozen").asString()).contains("a group that is not there any more");
        assertThat(has(ana)).as("nothing is taken").isTrue();
        assertThat(has(ben)).as("nothing is given").isFalse();
        db.execute("update rule set audience = ?::jsonb where id = ?", sound, Integer.parseInt(id));
        move(ben, "Elsewhere " + n);
        move(ben, town);
        reassess.workOff();
        assertThat(json(get("/automations/" + id), 200).path("state").asString())
                .isEqualTo("ON");
        assertThat(has(ben)).isTrue();
    }

    @Test
    void removingByHandWritesAnExemption() throws Exception {
        create("FUTURE_AND_EXISTING", in(town));
        JsonNode removed = json(send(HttpMethod.DELETE, "/people/" + ana + "/training/" + course, ""), 200);
        assertThat(removed.path("removed").asBoolean()).isTrue();
        reassess.everything();
        assertThat(has(ana)).as("it does not come back").isFalse();
        assertThat(json(get("/people/" + ana + "/training/" + course + "/why"), 200)
                        .path("outcome")
                        .asString())
                .isEqualTo("EXEMPT");
        assertThat(send(HttpMethod.DELETE, "/people/" + ana + "/training/" + course + "/exemption", ""))
                .hasStatus(204);
        reassess.workOff();
        assertThat(has(ana)).isTrue();
    }

    @Test
    void whyNamesTheClause() throws Exception {
        create("FUTURE_AND_EXISTING", in(town));
        JsonNode why = json(get("/people/" + ben + "/training/" + course + "/why"), 200);
        assertThat(why.path("outcome").asString()).isEqualTo("NO_RULE_MATCHES");
        assertThat(why.path("reasons").get(0).path("label").asString()).isEqualTo("Automation: Rule");
        JsonNode clause = why.path("reasons").get(0).path("clauses").get(0);
        assertThat(clause.path("text").asString()).isEqualTo("Location is " + town);
        assertThat(clause.path("holds").asBoolean()).isFalse();
        JsonNode has = json(get("/people/" + ana + "/training/" + course + "/why"), 200);
        assertThat(has.path("text").asString()).contains("because of Automation: Rule");
        JsonNode whatIf = json(
                send(
                        HttpMethod.POST,
                        "/people/" + ben + "/what-if",
                        quoted("{'attributes':{'location':['%s']}}", town)),
                200);
        assertThat(whatIf.path("gain").get(0).path("sources").get(0).asString()).isEqualTo("Automation: Rule");
    }

    // undo

    @Test
    void everyActIsUndoneAsAUnit() throws Exception {
        String id = id(create("FUTURE_AND_EXISTING", in(town)));
        String since = source(ana).path("since").asString();
        clock.advance(Duration.ofMinutes(1));
        send(HttpMethod.DELETE, "/automations/" + id + "?assignments=REMOVE", "");
        assertThat(has(ana)).isFalse();
        undo();
        assertThat(source(ana).path("since").asString()).isEqualTo(since);
        assertThat(json(get("/automations/" + id), 200).path("state").asString())
                .isEqualTo("ON");

        clock.advance(Duration.ofMinutes(1));
        put(id, body("Rule", "FUTURE_AND_EXISTING", in("Elsewhere " + n), ""));
        assertThat(has(ben)).isTrue();
        undo();
        assertThat(has(ana)).isTrue();
        assertThat(has(ben)).isFalse();

        clock.advance(Duration.ofMinutes(1));
        put(id, body("Rule", "FUTURE", in(town), quoted(",'enabled':false")));
        assertThat(source(ana).path("kept").asBoolean()).isTrue();
        undo();
        assertThat(source(ana).path("kept").asBoolean()).isFalse();
    }

    @Test
    void undoneItLeavesOutWhomItLeftOutBefore() throws Exception {
        String id = id(create("FUTURE", in(town)));
        clock.advance(Duration.ofMinutes(1));
        put(id, body("Rule", "FUTURE_AND_EXISTING", in(town), quoted(",'whenNoLongerMatching':'KEEP'")));
        assertThat(has(ana)).isTrue();
        undo();
        assertThat(has(ana)).isFalse();
        assertThat(json(get("/automations/" + id + "/left-out"), 200)
                        .path("total")
                        .asInt())
                .isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        send(HttpMethod.POST, "/automations/" + id + "/include", quoted("{'personIds':['%s']}", ana));
        assertThat(has(ana)).isTrue();
        undo();
        assertThat(has(ana)).isFalse();

        clock.advance(Duration.ofMinutes(1));
        String other = id(create("FUTURE_AND_EXISTING", in(town), quoted(",'whenNoLongerMatching':'KEEP'")));
        undo();
        assertThat(has(ana)).isFalse();
        assertThat(get("/automations/" + other)).hasStatus(404);
    }

    @Test
    void aRenamedValueIsFollowed() throws Exception {
        String id = id(create("FUTURE_AND_EXISTING", in(town)));
        JsonNode values =
                json(get("/attributes/location/values?limit=200"), 200).path("items");
        for (JsonNode v : values) {
            if (v.path("name").asString().equals(town)) {
                send(
                        HttpMethod.PATCH,
                        "/attributes/location/values/" + v.path("id").asString(),
                        quoted("{'name':'New %s'}", town));
            }
        }
        reassess.workOff();
        assertThat(json(get("/automations/" + id), 200).path("audience").toString())
                .contains("New " + town);
        assertThat(has(ana)).isTrue();
    }

    private void undo() throws Exception {
        JsonNode entry =
                json(get("/audit?content=" + course), 200).path("items").get(0);
        assertThat(entry.path("undoable").asBoolean())
                .as(entry.path("action").asString())
                .isTrue();
        clock.advance(Duration.ofMinutes(1));
        String path = "/undo/" + entry.path("id").asString();
        JsonNode preview = json(get(path), 200);
        JsonNode done = json(send(HttpMethod.POST, path, ""), 200);
        for (String field : List.of("people", "gain", "lose")) {
            assertThat(preview.path(field)).as("the preview says it: " + field).isEqualTo(done.path(field));
        }
    }

    private java.time.LocalDate today() {
        return java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    }

    private JsonNode create(String appliesTo, String audience, String... more) throws Exception {
        return json(
                send(HttpMethod.POST, "/automations", body("Rule", appliesTo, audience, String.join("", more))), 201);
    }

    private JsonNode put(String id, String body) throws Exception {
        return json(send(HttpMethod.PUT, "/automations/" + id, body), 200);
    }

    private String body(String name, String appliesTo, String audience, String more) {
        String content =
                more.contains(quoted("'content'")) ? "" : quoted(",'content':{'kind':'COURSE','id':'%s'}", course);
        return quoted("{'name':'%s','appliesTo':'%s','audience':%s%s%s}", name, appliesTo, audience, content, more);
    }

    private static String in(String... towns) {
        return quoted("{'all':[{'attribute':'location','anyOf':['%s']}]}", String.join("\",\"", towns));
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }

    /** matching, existing, gain, lose, unchanged */
    private static List<Integer> numbers(JsonNode effect) {
        List<Integer> numbers = new ArrayList<>();
        for (String field : List.of("matching", "existing", "gain", "lose", "unchanged")) {
            numbers.add(effect.path(field).asInt(-1));
        }
        return numbers;
    }

    private String person(String name, String location) throws Exception {
        return id(json(
                send(
                        HttpMethod.POST,
                        "/people",
                        quoted(
                                "{'givenName':'%s','familyName':'Lima','attributes':{'location':['%s']}}",
                                name, location)),
                201));
    }

    private void move(String person, String to) {
        assertThat(send(HttpMethod.PATCH, "/people/" + person, quoted("{'attributes':{'location':['%s']}}", to)))
                .hasStatusOk();
        reassess.workOff();
    }

    private boolean has(String person) throws Exception {
        for (JsonNode t : json(get("/people/" + person + "/training"), 200).path("items")) {
            if (t.path("content").path("id").asString().equals(course)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode source(String person) throws Exception {
        for (JsonNode t : json(get("/people/" + person + "/training"), 200).path("items")) {
            if (t.path("content").path("id").asString().equals(course)) {
                return t.path("sources").get(0);
            }
        }
        throw new AssertionError("has no such training");
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
