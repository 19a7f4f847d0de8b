package dev.muster.web.assigning;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.Selections;
import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Choosing what to assign: what was chosen and entered stays, whatever is searched; what can't be chosen says why. */
@MusterTest
@NullUnmarked
class AssignFormsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Selections selections;

    private MvcTestResult send(String url, RequestPostProcessor who, String... fields) {
        var request = mvc.post().uri(url).with(who);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void whatWasChosenAndEnteredStaysWhateverIsSearched() {
        Fixture make = new Fixture(db, clock);
        int ana = make.person("Ana", "Chooses");
        int knives = make.course("Knives, sharp");
        int fire = make.course("Fire");
        String selection =
                selections.keep(Fixture.ADMIN, List.of(ana), "/admin/people").id();
        for (String url : List.of("/admin/people/" + ana + "/assign", "/admin/selections/" + selection + "/assign")) {
            MvcTestResult searched = send(
                    url + "/choose",
                    As.admin(),
                    "content",
                    "" + knives,
                    "q",
                    "fire",
                    "note",
                    "New oven",
                    "dueOn",
                    "2027-05-01");
            assertThat(searched)
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "<input type=\"hidden\" name=\"content\" value=\"" + knives + "\">",
                            "Remove Knives, sharp",
                            "value=\"New oven\"",
                            "value=\"2027-05-01\"",
                            "value=\"" + fire + "\"");
            assertThat(send(url + "/choose", As.admin(), "content", "" + knives, "drop", "" + knives))
                    .bodyText()
                    .doesNotContain("Remove Knives, sharp");
            assertThat(send(url + "/review", As.admin(), "content", "" + knives, "note", "New oven"))
                    .hasStatusOk()
                    .bodyText()
                    .contains(url + "/choose")
                    .doesNotContain("note=New");
        }
        String course = "/admin/courses/" + fire + "/assign";
        assertThat(send(course + "/choose", As.admin(), "who", "p:" + ana, "q", "nobody", "note", "New oven"))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Chooses", "value=\"New oven\"");
    }

    @Test
    void theDateThatResultsIsShownWhereNoneIsGivenAndSoIsWhoIsTold() {
        Fixture make = new Fixture(db, clock);
        int kim = make.person("Kim", "Mailed");
        int lou = make.person("Lou", "Unreached");
        db.execute("update person set email = 'kim@example.com' where id = ?", kim);
        int passed = make.course("Its day has passed");
        make.due(passed, quoted("{'on':'2026-11-01'}"));
        int month = make.course("Within a month");
        make.due(month, quoted("{'daysAfterAssignment':30}"));
        int never = make.course("Whenever");
        assertThat(mvc.get()
                        .uri("/admin/courses/" + month + "/assign")
                        .with(As.admin())
                        .exchange())
                .bodyText()
                .contains("Leave empty for the date of the course itself: 22 Dec 2026 (30 days after it was assigned)")
                .doesNotContain("Leave empty for no date");
        assertThat(mvc.get()
                        .uri("/admin/courses/" + never + "/assign")
                        .with(As.admin())
                        .exchange())
                .bodyText()
                .contains("Leave empty for the date of the course itself: no due date");
        assertThat(send("/admin/people/" + kim + "/assign/choose", As.admin(), "content", "" + passed))
                .bodyText()
                .containsSubsequence("Its day has passed", "29 Nov 2026 (its own date has passed)");
        MvcTestResult review =
                send("/admin/courses/" + passed + "/assign/review", As.admin(), "who", "p:" + kim, "who", "p:" + lou);
        assertThat(review)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "29 Nov 2026",
                        "For 2 the date has passed already",
                        "2 to tell in person (no mail server is set up)");
        assertThat(send(
                        "/admin/courses/" + passed + "/assign/review",
                        As.admin(),
                        "who",
                        "p:" + kim,
                        "silent",
                        "true",
                        "dueOn",
                        "2026-11-01"))
                .hasStatus(422)
                .bodyText()
                .contains("This date has passed. Choose today or later.");
    }

    @Test
    void whoeverActsReadsHowPeopleLearnOfIt() {
        Fixture make = new Fixture(db, clock);
        int kim = make.person("Kim", "Told");
        int lou = make.person("Lou", "Told");
        int course = make.course("Told of");
        String one = "Told: 1 to tell in person (no mail server is set up)";
        assertThat(said(send("/admin/people/" + kim + "/assign", As.admin(), "content", "" + course)))
                .isEqualTo("1 course assigned. " + one);
        String training = "/admin/people/" + kim + "/training/" + course;
        assertThat(said(send(training + "/due", As.admin(), "dueOn", "2026-12-24")))
                .isEqualTo("Due date changed to 24 Dec 2026. " + one);
        assertThat(said(send(training + "/remind", As.admin()))).isEqualTo("Kim Told is reminded of Told of. " + one);
        assertThat(said(send(training + "/due", As.admin(), "dueOn", "2026-12-25", "silent", "true")))
                .isEqualTo("Due date changed to 25 Dec 2026");
        send("/admin/people/" + lou + "/assign", As.admin(), "content", "" + course, "silent", "true");
        String selection = selections
                .keep(Fixture.ADMIN, List.of(kim, lou), "/admin/people")
                .id();
        MvcTestResult done = send("/admin/selections/" + selection + "/courses/" + course + "/remind", As.admin());
        assertThat(said(done)).isEqualTo("1 reminded, 1 skipped. " + one);
        assertThat(mvc.get().uri(done.getResponse().getRedirectedUrl()).with(As.admin()))
                .bodyText()
                .contains("1 reminded, 1 skipped. " + one);
    }

    private static String said(MvcTestResult done) {
        return String.valueOf(done.getMvcResult().getFlashMap().get("flash"));
    }

    @Test
    void draftsAndWhatOthersMayAssignAreShownWithTheReason() {
        Fixture make = new Fixture(db, clock);
        int bo = make.person("Bo", "Picks");
        int draft = make.course("Half written");
        int kept = make.course("Payroll");
        db.execute("update content set status = 'DRAFT' where id = ?", draft);
        db.execute("update content set assignable_by = 'ADMINS' where id = ?", kept);
        String url = "/admin/people/" + bo + "/assign";
        assertThat(mvc.get().uri(url).with(As.admin()).exchange())
                .bodyText()
                .containsSubsequence("Half written", "A draft: publish it first.")
                .contains("Payroll")
                .doesNotContain("Only administrators");
        assertThat(mvc.get()
                        .uri(url)
                        .with(As.person(bo, AccessLevel.MANAGER, dev.muster.shared.Audience.EVERYBODY))
                        .exchange())
                .bodyText()
                .containsSubsequence("Payroll", "Only administrators may assign it.")
                .doesNotContain("Half written");
    }
}
