package dev.muster.audience;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Attribute;
import dev.muster.testing.MusterTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Groups over the API. */
@MusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupsApiTest {
    private static final String GROUPS = "/api/v1/groups";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    private String leeds = "";
    private int ana;
    private int ben;
    private int n;

    @BeforeEach
    void twoPeople() {
        Company company = new Company(db);
        n++;
        leeds = "Leeds " + n;
        ana = company.person("Ana", company.value(Attribute.LOCATION, leeds));
        ben = company.person("Ben");
    }

    @Test
    void aStaticGroupFromBeginningToEnd() {
        JsonNode group = json(post(GROUPS, quoted("{'name':'Team %d','kind':'STATIC'}", n)), 201);
        String at = GROUPS + "/" + group.get("id").asString();
        assertThat(group.get("version").asInt()).isEqualTo(1);
        JsonNode added = json(put(at + "/members", quoted("{'add':['%d','%d']}", ana, ben)), 200);
        assertThat(added.at("/effect/joined").asInt()).isEqualTo(2);
        json(put(at + "/members", quoted("{'add':[],'remove':['%d']}", ana)), 200);
        JsonNode members = json(get(at + "/members"), 200);
        assertThat(members.at("/total").asInt()).isEqualTo(1);
        assertThat(members.at("/items/0/id").asString()).isEqualTo(String.valueOf(ben));
        JsonNode renamed = json(patch(at, quoted("{'name':'Crew %d'}", n)), 200);
        assertThat(renamed.get("name").asString()).isEqualTo("Crew " + n);
        assertThat(mvc.patch()
                        .uri(at)
                        .header("If-Match", quoted("'1'"))
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + MusterTest.ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(quoted("{'name':'Other'}"))
                        .exchange())
                .hasStatus(409);
        JsonNode list = json(get(GROUPS + "?search=crew&kind=STATIC&limit=1"), 200);
        assertThat(list.get("items")).hasSize(1);
        assertThat(delete(at)).hasStatus(204);
        assertThat(get(at)).hasStatus(404);
    }

    @Test
    void aDynamicGroupFollowsItsAudience() {
        String body = quoted("{'name':'D %d','kind':'DYNAMIC','audience':%s}");
        JsonNode group = json(post(GROUPS, body.formatted(n, location(leeds))), 201);
        assertThat(group.get("members").asInt()).isEqualTo(1);
        String at = GROUPS + "/" + group.get("id").asString();
        JsonNode changed = json(patch(at, quoted("{'audience':{'all':[{'people':['%d']}]},'id':'ignored'}", ben)), 200);
        assertThat(changed.at("/effect/joined").asInt()).isEqualTo(1);
        assertThat(changed.at("/effect/left").asInt()).isEqualTo(1);
        assertThat(put(at + "/members", quoted("{'add':['%d']}", ana))).hasStatus(409);
    }

    @Test
    void refusalsNameTheField() {
        assertThat(json(post(GROUPS, quoted("{'kind':'STATIC'}")), 400)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("name");
        assertThat(json(post(GROUPS, quoted("{'name':'X','kind':'STATIC','colour':1}")), 400)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("colour");
        String bad = quoted("{'name':'X','kind':'DYNAMIC','audience':{'all':[{'attribute':'shoe','anyOf':['9']}]}}");
        assertThat(json(post(GROUPS, bad), 400).at("/errors/0/field").asString())
                .isEqualTo("audience.all[0].attribute");
        assertThat(get(GROUPS + "/abc")).hasStatus(404);
        assertThat(get(GROUPS + "/999999/members")).hasStatus(404);
        assertThat(get(GROUPS + "?limit=0")).hasStatus(400);
        assertThat(mvc.get().uri(GROUPS).exchange()).hasStatus(401);
    }

    @Test
    void anAudienceIsCountedPerClauseAndInAll() {
        JsonNode count = json(
                post(
                        "/api/v1/audiences/count",
                        quoted(
                                "{'all':[{'attribute':'location','anyOf':['%s','Nowhere']},{'people':['%d','%d']}]}",
                                leeds, ana, ben)),
                200);
        assertThat(count.get("count").asInt()).isEqualTo(1);
        assertThat(count.at("/clauses/0").asInt()).isEqualTo(1);
        assertThat(count.at("/clauses/1").asInt()).isEqualTo(2);
        assertThat(count.at("/sample/0/name").asString()).isEqualTo("Ana Northline");
        assertThat(post("/api/v1/audiences/count", quoted("{'all':[{'group':'987654'}]}")))
                .hasStatus(400);
        assertThat(post("/api/v1/audiences/count", "{")).hasStatus(400);
    }

    private static String location(String name) {
        return quoted("{'all':[{'attribute':'location','anyOf':['%s']}]}", name);
    }

    private MvcTestResult get(String uri) {
        return mvc.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
    }

    private MvcTestResult delete(String uri) {
        return mvc.delete()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
    }

    private MvcTestResult post(String uri, String body) {
        return send(mvc.post().uri(uri), body);
    }

    private MvcTestResult put(String uri, String body) {
        return send(mvc.put().uri(uri), body);
    }

    private MvcTestResult patch(String uri, String body) {
        return send(mvc.patch().uri(uri), body);
    }

    private static MvcTestResult send(MockMvcTester.MockMvcRequestBuilder request, String body) {
        return request.header(HttpHeaders.AUTHORIZATION, "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static JsonNode json(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status);
        try {
            return JSON.readTree(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
