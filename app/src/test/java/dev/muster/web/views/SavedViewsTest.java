package dev.muster.web.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What people do with views: save one, find it in the navigation, share it, and what others then see. */
@MusterTest
@NullUnmarked
class SavedViewsTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    private Fixture make;
    private int ruth;
    private int omar;

    @BeforeEach
    void two() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        ruth = make.person("Ruth", "Calder");
        omar = make.person("Omar", "Archer");
        db.execute("update person set access_level = 'ADMIN' where id in (?, ?)", ruth, omar);
    }

    private RequestPostProcessor admin(int id) {
        return As.person(id, AccessLevel.ADMIN);
    }

    private MvcTestResult save(int who, String page, String query, String name, boolean shared) {
        return mvc.post()
                .uri("/admin/views")
                .param("page", page)
                .param("query", query)
                .param("name", name)
                .param("shared", String.valueOf(shared))
                .with(admin(who))
                .exchange();
    }

    private String page(RequestPostProcessor who, String at) throws Exception {
        return mvc.get().uri(at).with(who).exchange().getResponse().getContentAsString();
    }

    private int id(String name) {
        return db.fetchSingle("select id from saved_view where name = ? and owner_id = ?", name, ruth)
                .get(0, Integer.class);
    }

    @Test
    void aSavedViewStandsInTheNavigationAndOpensWhatWasFiltered() throws Exception {
        String at = "/admin/reports/training?status=IN_PROGRESS&location=Leeds&cursor=abc&_csrf=secret&asOf="
                + clock.instant().toString().substring(0, 10);
        String before = page(admin(ruth), at.replace("&cursor=abc", ""));
        assertThat(before).contains("Save as view", "/admin/views/new?page=training-records");
        assertThat(page(admin(ruth), "/admin/reports/training")).doesNotContain("Save as view");

        String name = "Leeds: under way " + ruth;
        assertThat(save(ruth, "training-records", at.substring(at.indexOf('?') + 1), name, false))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/admin/reports/training?status=IN_PROGRESS&location=Leeds");
        String opened = page(admin(ruth), "/admin/reports/training?location=Leeds&status=IN_PROGRESS&content=");
        assertThat(opened).contains(name, "/admin/views/" + id(name)).doesNotContain("Save as view");
        assertThat(page(admin(ruth), "/admin/people")).contains(name);
        assertThat(page(admin(omar), "/admin/people"))
                .as("private views are their owner's alone")
                .doesNotContain(name);
        assertThat(mvc.get().uri("/admin/views/" + id(name)).with(admin(omar)).exchange())
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/admin/views/" + id(name) + "/delete")
                        .with(admin(omar))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void whatIsSharedIsFoundByAllWhoMayOpenThePageWithTheirOwnPeople() throws Exception {
        int ben = make.person("Ben", "Inside" + ruth);
        int cy = make.person("Cy", "Outside" + ruth);
        int group = make.staticGroup("Seen " + ruth, ben);
        String name = "Everybody " + ruth;
        save(ruth, "people", "search=side" + ruth, name, true);

        RequestPostProcessor manager =
                As.person(omar, AccessLevel.MANAGER, Audience.of(new Audience.Member(group, false)));
        assertThat(page(manager, "/admin/people?search=side" + ruth))
                .contains(name, "Inside" + ruth)
                .doesNotContain("Outside" + ruth);
        assertThat(page(admin(ruth), "/admin/people?search=side" + ruth)).contains("Outside" + ruth);
        assertThat(page(As.person(cy, AccessLevel.AUTHOR), "/admin/library"))
                .as("an author can't open the list of people")
                .doesNotContain(name);
        assertThat(mvc.post()
                        .uri("/admin/views/" + id(name))
                        .param("name", "Mine now")
                        .with(manager)
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/admin/views/" + id(name) + "/delete")
                        .with(manager)
                        .exchange())
                .hasStatus(403);

        db.execute("update person set status = 'DEACTIVATED' where id = ?", ruth);
        assertThat(page(manager, "/admin/people")).contains(name);
        mvc.post().uri("/admin/views/" + id(name) + "/delete").with(admin(omar)).exchange();
        assertThat(page(manager, "/admin/people")).doesNotContain(name);
        assertThat(db.fetchCount(
                        org.jooq.impl.DSL.table("audit_entry"),
                        org.jooq.impl.DSL.condition("action = 'view.delete' and detail ->> 'name' = ?", name)))
                .isEqualTo(1);
    }

    @Test
    void itIsRenamedSharedAndNamedOnce() throws Exception {
        save(ruth, "matrix", "notMet=true", "One", false);
        save(ruth, "matrix", "notMet=true&department=Bar", "Two", false);
        assertThat(save(ruth, "people", "search=x", "  oNE ", false))
                .hasStatus(422)
                .bodyText()
                .contains("You have a view “oNE” already.");
        assertThat(save(ruth, "people", "cursor=abc&page=2", "Nothing kept", false))
                .hasStatus(422)
                .bodyText()
                .contains("Set a filter first");
        assertThat(save(ruth, "people", "search=x", " ", false)).hasStatus(422);
        assertThat(save(ruth, "people", "search=x", "n".repeat(81), false)).hasStatus(422);
        assertThat(save(ruth, "people", "search=" + "x".repeat(2_000), "Long", false))
                .hasStatus(422);
        assertThat(save(ruth, "settings", "search=x", "No such page", false)).hasStatus(400);

        mvc.post()
                .uri("/admin/views/" + id("Two"))
                .param("name", "Three")
                .param("shared", "true")
                .with(admin(ruth))
                .exchange();
        assertThat(page(admin(omar), "/admin/views")).contains("Three").doesNotContain(">One<", ">Two<");
    }

    @Test
    void nobodyHasMoreThanFifty() {
        for (int i = 0; i < 50; i++) {
            save(ruth, "people", "search=" + i, "No. " + i, false);
        }
        assertThat(save(ruth, "people", "search=50", "No. 50", false))
                .hasStatus(409)
                .bodyText()
                .contains("You have 50 views. Delete one first.");
    }

    @Test
    void anAddressIsAlwaysWrittenInTheSameWay() {
        assertThat(dev.muster.views.ViewPage.MATRIX.canonical(
                        java.util.Map.of(
                                Attribute.LOCATION.word(),
                                List.of("Leeds & Hull", " ", "Leeds & Hull"),
                                "notMet",
                                List.of("true"),
                                "content",
                                List.of("7", "3"),
                                "asOf",
                                List.of("2026-12-01"),
                                "_csrf",
                                List.of("secret")),
                        java.time.LocalDate.of(2026, 12, 1)))
                .isEqualTo("content=7&content=3&location=Leeds+%26+Hull&notMet=true");
    }
}
