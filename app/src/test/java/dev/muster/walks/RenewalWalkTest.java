package dev.muster.walks;

import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.options.SelectOption;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** A course is renewed with a shorter one: set by the administrator, begun from the dashboard, and the first counts again. */
@MusterTest
@NullUnmarked
class RenewalWalkTest extends InBrowser {
    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.set(TestClock.START);
    }

    @Test
    void aShorterCourseRenewsTheFirst() {
        int ana = person("Ana", "Weiss", "ana.weiss", "");
        person("Ida", "Weiss", "ida.weiss", quoted(",'accessLevel':'ADMIN'"));
        int full = course("Forklift licence", quoted(",'validityMonths':6"));
        course("Forklift refresher", "");
        assign(full, ana, "");
        api(
                HttpMethod.POST,
                "/people/" + ana + "/completions",
                quoted("{'contentId':'%d','completedAt':'2026-06-01','evidence':'Card 7'}", full));

        Screen desk = atDesk("ida.weiss");
        desk.open("/admin/courses/" + full + "/settings");
        desk.page.locator("details.renewal summary").click();
        desk.page.getByLabel("Renew with").selectOption(new SelectOption().setLabel("Forklift refresher"));
        desk.isSound("settings-renew-with");
        desk.press("Save settings");
        desk.reads("Settings saved");
        desk.open("/admin/courses/" + full);
        desk.reads("Renewed with");

        Screen phone = onPhone("ana.weiss");
        phone.reads("Renew by 1 Dec 2026");
        phone.isSound("renew-with");
        phone.open("/training/" + full);
        phone.reads("This is renewed with a course of its own.");
        phone.isSound("renew-with-about");
        phone.press("Renew with Forklift refresher");
        phone.press("Next");
        phone.page.getByLabel("Yes").check();
        phone.press("Hand in");
        phone.reads("Passed");
        phone.open("/training/" + full);
        phone.reads("Renewed with");
        phone.reads("1 Jun 2027");
        desk.open("/admin/people/" + ana + "/transcript");
        desk.reads("Renewed with “Forklift refresher”");
    }
}
