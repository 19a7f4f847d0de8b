package dev.muster.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import dev.muster.testing.Calls;
import dev.muster.testing.MusterTest;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What is the same can't be there twice; what is typed on any keyboard is found; lists are in people's order. */
@MusterTest
@NullUnmarked
class SameAndFoundTest {
    @Autowired
    DSLContext db;

    private Calls calls;

    @Autowired
    void calls(MockMvcTester mvc) {
        calls = new Calls(mvc);
    }

    @ParameterizedTest
    @CsvSource({
        "İlknur,Yılmaz,ilknur",
        "İlknura,Yılmaz,İLKNURA yilmaz",
        "ΝΙΚΟΣ,Παπάς,ΝΙΚΟΣ",
        "Νίκοσα,Παπάς,νικοςα παπας",
        "Ana,López,Lopez",
        "Bea,École,ecole",
        "Cai,O’Brien,O'Brien",
        "Dan,Großmann,GROSSMANN"
    })
    void foundAsTyped(String given, String family, String search) {
        person(given, family, "");
        assertThat(names(calls.admin("/people?search=" + search))).containsExactly(given + " " + family);
    }

    @Test
    void theSameTwiceIsRefused() {
        person("İk", "One", ",'email':'İk@x.example','employeeNumber':'1001'");
        for (String same : List.of(
                "'email':'ik@x.example'",
                "'email':'İK@X.example\\u00A0'",
                "'employeeNumber':'1001\\u00A0'",
                "'username':'İk.One'")) {
            calls.admin(POST, "/people", "{'givenName':'B','familyName':'C'," + same + "}", 409);
        }
        calls.admin(POST, "/attributes/region/values", "{'name':'Ko\\u0308ln'}", 201);
        calls.admin(POST, "/attributes/region/values", "{'name':' KÖLN\\u00A0'}", 409);
        calls.admin(POST, "/attributes/role/values", "{'name':'ist'}", 201);
        calls.admin(POST, "/attributes/role/values", "{'name':'İst'}", 409);
        calls.admin(POST, "/groups", "{'name':'Gr\\u00FCn  team','kind':'STATIC'}", 201);
        calls.admin(POST, "/groups", "{'name':'GRU\\u0308N\\u2003TEAM','kind':'STATIC'}", 409);
    }

    @Test
    void listsAreInPeoplesOrderPageByPage() {
        List<String> order = List.of("Alvarado", "Álvarez", "alvaro", "Alvord", "Ångström", "Azar", "Żak", "Zoë");
        List<String> mixed = new ArrayList<>(order.reversed());
        mixed.forEach(n -> {
            person("Xavier", n, "");
            calls.admin(POST, "/attributes/brand/values", "{'name':'" + n + "'}", 201);
        });
        assertThat(pages("/people?search=xavier&limit=3", "familyName")).isEqualTo(order);
        assertThat(pages("/attributes/brand/values?limit=3", "name")).isEqualTo(order);
    }

    @Test
    void indexesServeTheListAndItsSearch() {
        db.execute("""
                insert into person (given_name, family_name, username, status_since, created_at)
                select 'Given' || md5(i::text), 'Family' || i, 'u' || i, now(), now() from generate_series(1, 20000) i""");
        db.execute("vacuum analyze person");
        assertThat(plan("select * from person where status in ('ACTIVE') order by sort_name, id limit 51"))
                .contains("person_list");
        assertThat(plan("select * from person where (sort_name, id) > ('Family5', 7) order by sort_name, id limit 51"))
                .contains("person_list");
        assertThat(plan("select count(*) from person where search like '%family777%' and search like '%given1%'"))
                .contains("person_search");
        assertThat(plan("select id from person where same_key(username) = 'u77'"))
                .contains("person_username");
        assertThat(plan("select id from person where same_key(employee_number) = '77'"))
                .contains("person_employee_number");
        db.execute("delete from person where username like 'u%' and given_name like 'Given%'");
    }

    private String plan(String sql) {
        return db.fetch("explain " + sql).format();
    }

    private void person(String given, String family, String more) {
        calls.admin(POST, "/people", "{'givenName':'" + given + "','familyName':'" + family + "'" + more + "}", 201);
    }

    private List<String> pages(String path, String field) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = calls.admin(path + cursor);
            page.path("items").forEach(i -> all.add(i.path(field).asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("items")
                .forEach(p -> names.add(p.path("givenName").asString() + " "
                        + p.path("familyName").asString()));
        return names;
    }
}
