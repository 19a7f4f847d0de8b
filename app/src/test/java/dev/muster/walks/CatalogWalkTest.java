package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Catalog: marked as assigned, Begin, progress tracked by itself. */
@MusterTest
@NullUnmarked
class CatalogWalkTest extends InBrowser {
    @Test
    void whatIsAssignedIsMarkedAndWhatIsBegunIsTracked() {
        int ben = person("Ben", "Strand", "ben", quoted(",'attributes':{'location':['Leeds']}"));
        int allergens = course("Allergens", quoted(",'tags':['kitchen']"));
        course("Coffee", quoted(",'tags':['bar'],'description':'A good flat white.'"));
        course("Only in Hull", quoted(",'visibility':{'all':[{'attribute':'location','anyOf':['Hull']}]}"));
        assign(allergens, ben, quoted(",'dueOn':'2026-12-24'"));

        Screen phone = onPhone("ben");
        phone.follow("Catalog");
        assertThat(items(phone)).hasCount(2);
        assertThat(item(phone, "Allergens")).containsText("Assigned, required");
        assertThat(item(phone, "Allergens")).containsText("Not Started, due 24 Dec 2026");
        assertThat(item(phone, "Coffee")).not().containsText("Assigned");
        phone.isSound("A8-catalog");

        phone.page.getByLabel("Search the catalog").fill("flat white");
        assertThat(items(phone)).hasCount(1);
        phone.page.getByLabel("Search the catalog").fill("no such thing");
        phone.reads("Nothing matches");
        phone.isSound("A8-no-match");
        phone.follow("Clear all");
        phone.page.locator(".tags a").filter(has("bar")).click();
        phone.page.waitForURL(Pattern.compile("tag=bar"));
        assertThat(items(phone)).hasCount(1);

        item(phone, "Coffee").getByRole(AriaRole.LINK).click();
        phone.reads("Nobody asks you to take this");
        phone.isSound("A8-found");
        phone.press("Begin");
        phone.reads("Look around you.");
        phone.press("Next");
        phone.reads("Did you look?");
        phone.open("/catalog");
        assertThat(item(phone, "Coffee")).containsText("Optional");
        assertThat(item(phone, "Coffee")).containsText("50% done");
        phone.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Continue.*Coffee")))
                .click();
        phone.follow("Continue");
        passTheQuiz(phone);
        phone.open("/catalog");
        assertThat(item(phone, "Coffee")).containsText("Completed");

        phone.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Begin.*Allergens")))
                .click();
        takeTheCourse(phone);
        phone.open("/catalog");
        assertThat(item(phone, "Allergens")).containsText("Completed");
    }

    @Test
    void whatOneBeganByOneselfCanBeGivenUp() {
        person("Cem", "Aksoy", "cem", "");
        int till = course("Till", "");
        Screen phone = onPhone("cem");
        phone.open("/training/" + till);
        phone.press("Begin");
        phone.reads("Look around you.");
        phone.open("/training/" + till);
        phone.press("Stop this course…");
        phone.isSound("A8-stop");
        phone.page
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop this course"))
                .click();
        phone.reads("Your progress is kept");
        phone.reads("Nothing is assigned to you");
    }

    private static Locator items(Screen screen) {
        return screen.page.locator(".catalog > li");
    }

    private static Locator item(Screen screen, String title) {
        return items(screen).filter(has(title));
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
