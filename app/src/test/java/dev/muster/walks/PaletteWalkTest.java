package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.muster.testing.Screen;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From any page to a person, a course or a page by keys alone. */
class PaletteWalkTest extends CompanyWalk {
    private @Nullable Screen desk;

    private Screen desk() {
        Screen there = desk;
        if (there == null) {
            desk = there = administrator();
        }
        return there;
    }

    @Test
    void byKeysFromAnywhereToAnything() throws Exception {
        Screen desk = desk();
        String zoe = person("Zoë", "Quill", quoted("'location':['Leeds'],'role':['Cook']"));
        course("Quilting knives");
        Page page = desk.page;
        Keyboard keys = page.keyboard();
        Locator found = page.locator("#palette-found");

        desk.open("/admin/library");
        keys.press("Control+k");
        assertThat(page.getByLabel("What to go to")).isFocused();
        assertThat(found).containsText("Go to");
        keys.type("zoe qu");
        assertThat(found).containsText("Cook · Leeds");
        assertThat(found.locator("[aria-selected=true]")).containsText("Zoë Quill");
        Assertions.assertThat(desk.faultsEverywhere("palette")).isEmpty();
        keys.press("ArrowDown");
        assertThat(found.locator("[aria-selected=true]")).hasText("Assign Training to Zoë Quill");
        keys.press("Enter");
        page.waitForURL(Pattern.compile(".*/admin/people/" + zoe + "/assign"));

        desk.open("/admin/library");
        keys.press("Control+k");
        keys.type("quilting");
        assertThat(found.locator("[aria-selected=true]")).containsText("Quilting knives");
        keys.press("Enter");
        page.waitForURL(Pattern.compile(".*/admin/courses/\\d+.*"));

        keys.press("Control+k");
        keys.type("no such thing anywhere");
        assertThat(found).containsText("Nothing found");
        keys.press("Enter");
        keys.press("Escape");
        assertThat(page.locator("#palette")).isHidden();
    }

    @Test
    void singleKeysGoThroughAListUntilTheyAreSwitchedOff() throws Exception {
        Screen desk = desk();
        person("Ada", "Aaron", quoted("'location':['York']"));
        person("Bea", "Babel", quoted("'location':['York']"));
        Page page = desk.page;
        Keyboard keys = page.keyboard();

        desk.open("/admin/people?location=York");
        keys.press("j");
        keys.press("j");
        keys.press("x");
        assertThat(page.getByLabel("Select Bea Babel")).isChecked();
        keys.press("k");
        keys.press("x");
        desk.reads("2 selected");
        keys.press("g");
        keys.press("o");
        page.waitForURL(Pattern.compile(".*/admin$"));

        keys.press("?");
        desk.reads("Keyboard shortcuts");
        Assertions.assertThat(desk.faultsEverywhere("shortcuts")).isEmpty();
        page.getByLabel("Use single keys on this device").uncheck();
        desk.press("Close");
        desk.open("/admin/people?location=York");
        keys.press("j");
        keys.press("g");
        keys.press("o");
        Assertions.assertThat(page.url()).endsWith("/admin/people?location=York");
    }
}
