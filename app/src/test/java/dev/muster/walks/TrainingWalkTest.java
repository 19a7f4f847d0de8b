package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** An administrator reminds everybody of one location who is overdue, whatever the course, and picks rows of one course. */
@MusterTest
@NullUnmarked
class TrainingWalkTest extends InBrowser {
    @Autowired
    TestClock clock;

    @Test
    void everybodyOverdueOfALocationIsRemindedInThreeClicks() {
        int amy = person("Amy", "Quay", "amy.quay", quoted(",'attributes':{'location':['Quayside']}"));
        int bob = person("Bob", "Quay", "bob.quay", quoted(",'attributes':{'location':['Quayside']}"));
        int cat = person("Cat", "Hill", "cat.hill", quoted(",'attributes':{'location':['Hilltop']}"));
        int ida = person("Ida", "Desk", "ida.desk", "");
        api(HttpMethod.PATCH, "/people/" + ida, quoted("{'accessLevel':'ADMIN'}"));
        int ladders = course("Ladders", "");
        int ropes = course("Ropes", "");
        for (int who : new int[] {amy, bob, cat}) {
            assign(ladders, who, quoted(",'dueOn':'2026-11-25'"));
        }
        assign(ropes, amy, quoted(",'dueOn':'2026-11-26'"));
        clock.set(Instant.parse("2026-11-30T09:00:00Z"));

        Screen desk = atDesk("ida.desk");
        desk.open("/admin/training");
        desk.reads("the earliest due date first");
        desk.page.getByLabel("Location").selectOption("Quayside");
        desk.reads("Showing 1–3 of 3");
        desk.isSound("training-overdue");
        desk.press("Remind all 3");
        desk.reads("Remind 2 people?");
        org.assertj.core.api.Assertions.assertThat(desk.faultsEverywhere("training-remind"))
                .isEmpty();
        desk.press("Note 2 to tell");
        desk.page.waitForURL(Pattern.compile("/admin/training\\?view=overdue&location=Quayside"));
        desk.press("Remind all 3");
        desk.reads("There is nobody to remind now.");

        desk.open("/admin");
        desk.follow("Quayside overdue");
        desk.reads("Showing 1–3 of 3");
        desk.open("/admin");
        assertThat(desk.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remind all 4…")))
                .isVisible();

        desk.open("/admin/training?view=overdue&q=ladders");
        desk.page.getByLabel("Select Amy Quay, Ladders").check();
        desk.reads("1 selected");
        org.assertj.core.api.Assertions.assertThat(desk.faultsEverywhere("training-picked"))
                .isEmpty();
        desk.press("Change due date");
        desk.reads("Change the due date of Ladders for 1 person");
        desk.open("/admin/training?view=overdue&location=Quayside");
        desk.page.getByLabel("Select Amy Quay, Ladders").check();
        desk.page.getByLabel("Select Amy Quay, Ropes").check();
        assertThat(desk.button("Change due date")).isHidden();
        assertThat(desk.button("Remind")).isVisible();
        desk.open("/admin/training?view=all&q=nobody+at+all");
        desk.reads("Nothing matches");
        desk.isSound("training-empty");
    }
}
