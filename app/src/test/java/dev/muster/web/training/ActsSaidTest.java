package dev.muster.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What pages say of acts is what they did: nothing to undo where nothing was done, no reason that was there already. */
@MusterTest
@NullUnmarked
class ActsSaidTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    GroupContents groupContents;

    Fixture make;
    int ana;
    int course;

    @BeforeEach
    void fixture() {
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("Fire " + ana);
    }

    @Test
    void assigningOnceMoreNeitherAddsAReasonNorCanBeUndone() {
        MvcTestResult first = assign("");
        assertThat(flash(first, "flash")).startsWith("1 course assigned");
        assertThat(flash(first, "flash-undo")).startsWith("/admin/undo/");
        assertThat(assign("/review"))
                .bodyText()
                .contains("Nothing changes for them.", "has it already by Individual", "Nothing to assign")
                .doesNotContain("is added as one more reason");
        MvcTestResult second = assign("");
        assertThat(flash(second, "flash")).isEqualTo("Nothing changed");
        assertThat(flash(second, "flash-undo")).isNull();
    }

    private MvcTestResult assign(String step) {
        return assign(step, As.admin());
    }

    private MvcTestResult assign(String step, RequestPostProcessor who) {
        return mvc.post()
                .uri("/admin/people/" + ana + "/assign" + step)
                .with(who)
                .param("content", "" + course)
                .exchange();
    }

    @Test
    void afterAnUndoOneIsWhereOneCameFrom() {
        String toast = flash(assign(""), "flash-undo");
        assertThat(undo(toast, As.admin(), "http://localhost/admin/people/" + ana, null))
                .hasRedirectedUrl("/admin/people/" + ana);
        assertThat(mvc.get().uri(toast).with(As.admin()).header("Referer", "http://localhost/admin/audit?page=2"))
                .bodyText()
                .contains("It is undone already.", "<a class=\"btn\" href=\"/admin/audit?page=2\">Back</a>");
        String entry = toast.replace("undo", "audit");
        assertThat(mvc.get().uri(toast).with(As.admin()).header("Referer", "http://localhost" + toast))
                .bodyText()
                .contains("<a class=\"btn\" href=\"" + entry + "\">Back</a>");

        String another = flash(assign(""), "flash-undo");
        assertThat(undo(another, As.admin(), "http://localhost" + another, "/admin/acts/7"))
                .hasRedirectedUrl("/admin/acts/7");
        for (String foreign : List.of("//evil.example/admin/", "https://evil.example", "/admin/undo/1", "/sign-out")) {
            assertThat(undo(another, As.admin(), "http://localhost" + another, foreign))
                    .hasRedirectedUrl(another.replace("undo", "audit"));
        }
        RequestPostProcessor manager = As.person(ana, AccessLevel.MANAGER, Audience.EVERYBODY);
        String own = flash(assign("", manager), "flash-undo");
        assertThat(undo(own, manager, "http://localhost" + own, null))
                .as("a manager has no audit log")
                .hasRedirectedUrl("/admin");
    }

    private MvcTestResult undo(String url, RequestPostProcessor who, String referer, String from) {
        var request = mvc.post().uri(url).with(who).header("Referer", referer);
        return (from == null ? request : request.param("from", from)).exchange();
    }

    @Test
    void whatADynamicGroupGivesIsNotSaidToEndByTakingThePersonOut() {
        db.execute("update person set hired_on = '2020-01-01' where id = ?", ana);
        int group = make.dynamicGroup("Everybody " + ana, new Audience(List.of(new Audience.People(List.of(ana)))));
        make.join(group, ana);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        assertThat(mvc.get().uri("/admin/people/" + ana + "/training/" + course).with(As.admin()))
                .bodyText()
                .contains("where it follows a rule, change the rule or what the person is");
    }

    @Test
    void draftsAreShownWithTheReasonWhereARuleIsToGiveThem() {
        db.execute("update content set status = 'DRAFT' where id = ?", course);
        int group = make.staticGroup("Crew " + ana, ana);
        assertThat(mvc.get()
                        .uri("/admin/groups/" + group + "/training/choices")
                        .param("typed", "Fire " + ana)
                        .with(As.admin()))
                .bodyText()
                .contains("Fire " + ana + " is a draft: publish it first.")
                .doesNotContain("role=\"option\"");
        assertThat(mvc.get()
                        .uri("/admin/automations/new")
                        .param("search", "Fire " + ana)
                        .with(As.admin()))
                .bodyText()
                .containsSubsequence("Fire " + ana, "A draft: publish it first.")
                .doesNotContain("/admin/automations/new?content=" + course);
    }

    @Test
    void theHistoryStandsInThePersonsDrawer() {
        assign("");
        db.execute("""
            insert into completion (person_id, content_id, version, completed_at, person_name, person_role, recorded_at)
            select ?, ?, 1, timestamptz '2026-11-12 09:00Z', 'Ana Lima', '', timestamptz '2026-11-12 09:00Z'""", ana, course);
        assertThat(mvc.get().uri("/admin/people?person=" + ana).with(As.admin()))
                .bodyText()
                .containsSubsequence("id=\"past-h\">History", "Fire " + ana, "Completed 12 Nov 2026", "version 1");
    }

    private static String flash(MvcTestResult done, String name) {
        return Objects.toString(done.getMvcResult().getFlashMap().get(name), null);
    }
}
