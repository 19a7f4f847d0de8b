package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** A manager finds out who of the team is overdue: from a number to the names, and in the matrix by keyboard. */
@MusterTest
@NullUnmarked
class ReportsWalkTest extends InBrowser {
    @Autowired
    TestClock clock;

    @Test
    void whoOfMyTeamIsOverdue() {
        String hull = quoted(",'attributes':{'location':['Hull']}");
        int ana = person("Ana", "Hall", "ana.hall", hull);
        int ben = person("Ben", "Hall", "ben.hall", hull);
        int boss = person("Bo", "Hull", "bo.hull", hull);
        api(
                HttpMethod.PATCH,
                "/people/" + boss,
                quoted("{'accessLevel':'MANAGER','scope':{'all':[{'attribute':'location','anyOf':['Hull']}]}}"));
        int fire = course("Fire drill", "");
        int knives = course("Knife drill", "");
        assign(fire, ana, quoted(",'dueOn':'2026-11-25'"));
        assign(fire, ben, quoted(",'dueOn':'2027-03-31'"));
        assign(knives, ana, "");
        clock.set(Instant.parse("2026-11-28T09:00:00Z"));

        Screen desk = atDesk("bo.hull");
        desk.follow("Reports");
        desk.reads("2 people, 3 requirements");
        desk.page.getByLabel("Rows").selectOption("Training");
        desk.reads("Compliance by training");
        assertThat(line(desk, "Fire drill")).containsText("50%");
        line(desk, "Fire drill").getByRole(AriaRole.LINK).last().click();
        desk.reads("Fire drill: 1 of 2 not met");
        assertThat(desk.page.locator("#names tbody tr")).hasCount(1);
        assertThat(desk.page.locator("#names")).containsText("3 days late");
        desk.isSound("reports-compliance");

        desk.follow("Matrix");
        desk.reads("1 of 3 not met.");
        Locator first = desk.page.locator("table[data-cells] tbody a.cell").first();
        assertThat(desk.page.locator("table[data-cells] a[tabindex='0']")).hasCount(1);
        desk.page.locator("table[data-cells] a[tabindex='0']").focus();
        desk.page.keyboard().press("ArrowRight");
        assertThat(first).isFocused();
        assertThat(first).containsText("Overdue since 25 Nov 2026");
        desk.page.keyboard().press("ArrowDown");
        desk.page.keyboard().press("Enter");
        desk.reads("Ben Hall");
        desk.reads("31 Mar 2027");
        desk.open("/admin/reports/matrix");
        desk.isSound("reports-matrix");
    }

    private static Locator line(Screen desk, String name) {
        return desk.page.locator(".heat tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }
}
