package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Status Not Started, In Progress, Completed, Expired; completion dates and scores. */
@MusterTest
@NullUnmarked
class StatusWalkTest extends InBrowser {
    @Autowired
    TestClock clock;

    @Test
    void theFourStatusesWithDatesAndScores() {
        int dee = person("Dee", "Marsh", "dee", "");
        person("Ada", "Sutcliffe", "ada", quoted(",'accessLevel':'ADMIN'"));
        int allergens = course("Allergens", quoted(",'validityMonths':12"));
        assign(allergens, dee, "");

        Screen desk = atDesk("ada");
        shows(desk, dee, allergens, "Not Started", "");
        Screen phone = onPhone("dee");
        phone.press("Begin");
        phone.reads("Look around you.");
        shows(desk, dee, allergens, "In Progress", "");
        phone.press("Next");
        passTheQuiz(phone);
        shows(desk, dee, allergens, "Completed", "22 Nov 2026");
        desk.reads("Score 100%");
        desk.isSound("A4-completed");

        clock.set(Instant.parse("2027-11-23T09:00:00Z"));
        desk = atDesk("ada");
        shows(desk, dee, allergens, "Expired", "22 Nov 2026");
        desk.isSound("A4-expired");
        phone = onPhone("dee");
        phone.reads("Take again");
        phone.isSound("A4-take-again");
        phone.press("Take again");
        phone.reads("Look around you.");
        shows(desk, dee, allergens, "In Progress", "22 Nov 2026");
    }

    /** In the drawer, on the page of the person's training, on the course's Assignments tab. */
    private static void shows(Screen desk, int person, int course, String status, String completedOn) {
        desk.open("/admin/people?person=" + person);
        assertThat(desk.page.getByRole(AriaRole.DIALOG)).containsText(status);
        desk.open("/admin/courses/" + course + "/assignments");
        assertThat(desk.page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Dee Marsh")))
                .containsText(status);
        desk.open("/admin/people/" + person + "/training/" + course);
        assertThat(desk.page.locator("section[aria-label=Status]")).containsText(status);
        if (!completedOn.isEmpty()) {
            desk.reads(completedOn);
        }
    }

    @Test
    void aCompletionMadeElsewhereIsRecordedAndVoided() {
        int eli = person("Eli", "Ford", "eli", "");
        person("Una", "Voss", "una", quoted(",'accessLevel':'ADMIN'"));
        int knives = course("Knives", quoted(",'validityMonths':24"));
        assign(knives, eli, "");
        Screen desk = atDesk("una");
        desk.open("/admin/people/" + eli);
        desk.follow("Show all history");
        desk.follow("Record a completion");
        desk.isSound("A4-record");
        desk.press("Review");
        desk.reads("There is a problem");
        desk.page.getByLabel("Course").selectOption("Knives");
        desk.page.getByLabel("Completed on").fill("2026-06-01");
        desk.page.getByLabel("Score, in percent").fill("92");
        desk.page.getByLabel("Evidence").fill("Red Cross card 4711");
        desk.press("Review");
        desk.reads("The assignment becomes Completed instead of Not Started, valid to 1 Jun 2028.");
        desk.isSound("A4-record-review");
        desk.press("Record it");
        desk.reads("made elsewhere and recorded");
        desk.reads("score 92%");
        desk.isSound("A4-history");
        desk.page
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName(java.util.regex.Pattern.compile("Void.*Knives of 1 Jun 2026")))
                .click();
        desk.reads("The assignment becomes Not Started instead of Completed.");
        desk.isSound("A4-void");
        desk.fill("Reason", "It was another Eli");
        desk.press("Void it");
        desk.reads("Does not count: It was another Eli");
        desk.open("/admin/people/" + eli);
        desk.reads("Not Started");
    }
}
