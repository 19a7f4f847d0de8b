package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Dashboard: "Assigned Training", marked required or mandatory, due dates. */
@MusterTest
@NullUnmarked
class DashboardWalkTest extends InBrowser {
    @Autowired
    TestClock clock;

    @Test
    void assignedTrainingIsMarkedRequiredOrMandatoryAndSaysWhenItIsDue() {
        int ana = person("Ana", "Lima", "ana", quoted(",'attributes':{'location':['Bristol']}"));
        course("Fire safety", quoted(",'mandatory':true,'due':{'daysAfterAssignment':30}"));
        int allergens = course("Allergens", "");
        assign(allergens, ana, quoted(",'dueOn':'2026-11-25'"));
        int knives = course("Knives", "");
        int group = api(
                        HttpMethod.POST,
                        "/groups",
                        quoted(
                                "{'name':'Bristol people','kind':'DYNAMIC','audience':{'all':[{'attribute':'location','anyOf':['Bristol']}]}}"))
                .path("id")
                .asInt();
        api(HttpMethod.PUT, "/groups/" + group + "/content", quoted("{'contentIds':['%s']}", knives));
        course("Coffee", "");

        Screen phone = onPhone("ana");
        phone.reads("Assigned Training");
        assertThat(item(phone, "Fire safety")).containsText("Mandatory");
        assertThat(item(phone, "Fire safety")).containsText("due 22 Dec 2026");
        assertThat(item(phone, "Allergens")).containsText("Required");
        assertThat(item(phone, "Allergens")).containsText("Due in 3 days");
        assertThat(item(phone, "Knives")).containsText("Required");
        assertThat(item(phone, "Knives")).containsText("Not Started");
        assertThat(phone.page.locator(".todo li")).hasCount(3);
        assertThat(phone.page.locator(".next")).containsText("Allergens");
        phone.isSound("A7-dashboard");

        phone.page.locator(".todo a").filter(named("Knives")).click();
        phone.reads("Assigned because you work in Bristol.");
        phone.isSound("A7-why");

        phone.open("/");
        phone.press("Begin");
        takeTheCourse(phone);
        phone.open("/");
        assertThat(item(phone, "Allergens")).containsText("Completed");
        assertThat(phone.page.getByText("All done")).not().isVisible();

        clock.advance(Duration.ofDays(31));
        Screen later = onPhone("ana");
        assertThat(item(later, "Fire safety")).containsText("Overdue since 22 Dec 2026");
        later.isSound("A7-overdue");
    }

    private static Locator item(Screen screen, String title) {
        return screen.page.locator(".todo li").filter(named(title));
    }

    private static Locator.FilterOptions named(String title) {
        return new Locator.FilterOptions().setHasText(title);
    }
}
