package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.groups.Memberships;
import dev.muster.audience.rules.Compiled;
import dev.muster.shared.AudienceJson;
import dev.muster.testing.Calls;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;

/** Counting by bitmaps follows every change that is committed, by whatever door. */
@MusterTest
@NullUnmarked
class CrowdsTest {
    private static final String LEEDS = "{'attribute':'location','anyOf':['Leeds']}";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    BitmapStore store;

    @Autowired
    FactsStore facts;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Audiences audiences;

    @Autowired
    Memberships memberships;

    @Autowired
    AudienceReport report;

    @Autowired
    Scopes scopes;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private Calls call;
    private BitmapCounts crowds;

    @BeforeEach
    void large() {
        call = new Calls(mvc);
        crowds = new BitmapCounts(store, facts, transactions, clock, -1);
    }

    private int person(String name, String more) {
        return call.admin(
                        HttpMethod.POST,
                        "/people",
                        "{'givenName':'%s','familyName':'Lima'%s}".formatted(name, more),
                        201)
                .path("id")
                .asInt();
    }

    private void send(HttpMethod method, String path, String body) {
        call.admin(method, path, body, 200);
    }

    /** What the bitmaps count, having held it against SQL. */
    private int counted(String clauses) {
        Compiled audience =
                audiences.require(AudienceJson.parse(quoted("{'all':[%s]}", clauses.replace('\'', '"'))), "audience");
        int n = crowds.ask(c -> c.of(audience, audiences.today()).getCardinality())
                .orElseThrow();
        assertThat(n).isEqualTo(db.fetchCount(PERSON, audiences.condition(audience, audiences.today())));
        return n;
    }

    @Test
    void everyDoor() {
        int boss = person("Bo", "");
        int before = counted(LEEDS);
        int ana = person(
                "Ana", ",'hiredOn':'2026-11-01','managerId':'%d','attributes':{'location':['Leeds']}".formatted(boss));
        assertThat(counted(LEEDS)).isEqualTo(before + 1);
        assertThat(counted("{'reportsOf':'%d','deep':true}".formatted(boss))).isEqualTo(1);
        assertThat(counted("{'hired':{'withinDays':30}}")).isPositive();

        int group = call.admin(HttpMethod.POST, "/groups", "{'name':'Crew','kind':'STATIC'}", 201)
                .path("id")
                .asInt();
        send(HttpMethod.PUT, "/groups/" + group + "/members", "{'add':['%d']}".formatted(ana));
        assertThat(counted("{'group':'%d'}".formatted(group))).isEqualTo(1);

        int dynamic = call.admin(
                        HttpMethod.POST,
                        "/groups",
                        "{'name':'Leeds people','kind':'DYNAMIC','audience':{'all':[" + LEEDS + "]}}",
                        201)
                .path("id")
                .asInt();
        memberships.refreshGroup(dynamic, clock.instant());
        assertThat(counted("{'group':'%d'}".formatted(dynamic))).isEqualTo(before + 1);

        send(HttpMethod.PATCH, "/people/" + ana, "{'attributes':{'location':['Hull']}}");
        memberships.refresh(List.of(ana), clock.instant());
        assertThat(counted(LEEDS)).isEqualTo(before);
        assertThat(counted("{'group':'%d'}".formatted(dynamic))).isEqualTo(before);

        int leeds = value("Leeds");
        send(HttpMethod.PATCH, "/attributes/location/values/" + value("Hull"), "{'mergeInto':'%d'}".formatted(leeds));
        assertThat(counted(LEEDS)).isEqualTo(before + 1);

        send(HttpMethod.POST, "/people/" + ana + "/deactivate", "{}");
        assertThat(counted(LEEDS)).isEqualTo(before);
        send(HttpMethod.POST, "/people/" + ana + "/reactivate", "{}");
        assertThat(counted(LEEDS)).isEqualTo(before + 1);

        call.admin(HttpMethod.DELETE, "/groups/" + dynamic, "", 204);
        assertThat(counted("{'attribute':'location','noneOf':['Leeds']}")).isPositive();
    }

    @Test
    void numbersAndNamesAreThoseOfSql() {
        for (int i = 0; i < 12; i++) {
            person("Name" + i, ",'attributes':{'location':['Leeds'],'role':['Cook']}");
        }
        Compiled audience = audiences.require(
                AudienceJson.parse(
                        ("{'all':[" + LEEDS + ",{'attribute':'role','noneOf':['Waiter']}]}").replace('\'', '"')),
                "audience");
        var byBitmaps = new AudienceReport(db, audiences, scopes, crowds).count(Fixture.ADMIN, audience);
        assertThat(byBitmaps).isEqualTo(report.count(Fixture.ADMIN, audience));
        assertThat(byBitmaps.sample()).hasSize(10);
    }

    private int value(String name) {
        for (var v : call.admin("/attributes/location/values").path("items")) {
            if (v.path("name").asString().equals(name)) {
                return v.path("id").asInt();
            }
        }
        throw new AssertionError(name);
    }
}
