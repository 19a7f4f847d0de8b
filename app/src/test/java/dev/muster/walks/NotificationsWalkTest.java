package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import dev.muster.notification.calendar.CalendarRound;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** An administrator looks at what goes out tomorrow, changes the days, and finds in the outbox what went out. */
@MusterTest
@NullUnmarked
class NotificationsWalkTest extends InBrowser {
    @Autowired
    TestClock clock;

    @Autowired
    CalendarRound round;

    @Test
    void tomorrowBeforeItGoesOutAndAfterwards() {
        int ana = person("Ana", "Hall", "ana.hall", quoted(",'email':'ana.hall@northline.example'"));
        int ben = person("Ben", "Hall", "ben.hall", "");
        int ada = person("Ada", "Hull", "ada.hull", "");
        api(HttpMethod.PATCH, "/people/" + ada, quoted("{'accessLevel':'ADMIN'}"));
        int fire = course("Fire drill", "");
        assign(fire, ana, quoted(",'dueOn':'2026-12-04'"));
        assign(fire, ben, quoted(",'dueOn':'2026-12-06'"));
        clock.set(Instant.parse("2026-11-30T09:00:00Z"));

        Screen desk = atDesk("ada.hull");
        desk.page.getByText("Settings").first().click();
        desk.follow("Notifications");
        desk.follow("Tomorrow");
        desk.reads("1 Dec 2026, between 8:00 and 18:00 where each person is.");
        assertThat(section(desk, "Due soon")).containsText("1 person");
        assertThat(section(desk, "Due soon")).containsText("Ana Hall");
        assertThat(section(desk, "Due soon")).containsText("By e-mail");
        desk.isSound("notifications-tomorrow");

        desk.follow("Texts and settings");
        desk.reads("7, 3, 1 days before");
        desk.follow("Due soon");
        desk.page.getByLabel("Days before the due date").fill("5, soon");
        desk.press("Save");
        desk.reads("Write whole numbers only.");
        desk.page.getByLabel("Days before the due date").fill("5; 2");
        desk.press("Save");
        desk.reads("5, 2 days before");
        desk.page.getByLabel("Until").fill("7");
        desk.press("Save hours");
        desk.reads("Write an hour after the first one, up to 24.");
        desk.page.getByLabel("Until").fill("17");
        desk.press("Save hours");
        desk.reads("Hours saved");
        desk.isSound("notifications-settings");

        desk.open("/admin/notifications/tomorrow");
        desk.reads("between 8:00 and 17:00");
        assertThat(section(desk, "Due soon")).containsText("Ben Hall");
        assertThat(section(desk, "Due soon")).containsText("To tell in person");
        assertThat(section(desk, "Due soon")).not().containsText("Ana Hall");

        clock.set(Instant.parse("2026-12-01T08:30:00Z"));
        round.work();
        desk.open("/admin/notifications?kind=DUE_SOON");
        assertThat(desk.page.locator("#list tbody tr")).hasCount(1);
        assertThat(desk.page.locator("#list tbody tr")).containsText("Ben Hall");
        assertThat(desk.page.locator("#list tbody tr")).containsText("Queued");

        Screen phone = onPhone("ada.hull");
        phone.open("/admin/notifications/tomorrow");
        phone.isSound("notifications-tomorrow");
    }

    private static Locator section(Screen desk, String name) {
        return desk.page
                .locator("section.part")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }
}
