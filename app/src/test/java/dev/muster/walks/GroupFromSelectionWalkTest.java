package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Page;
import dev.muster.testing.Screen;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Static groups, also made from a selection of people; courses attached to groups; membership follows the person. */
class GroupFromSelectionWalkTest extends CompanyWalk {
    @Test
    void aSelectionOfPeopleBecomesAGroupWithACourse() throws Exception {
        Screen desk = administrator();
        String course = course("Knife skills");
        for (String family : new String[] {"Abel", "Baum", "Cole", "Dorn", "Ernst"}) {
            person("Kim", family, quoted("'location':['Leeds'],'role':['Cook']"));
        }
        for (int i = 0; i < 55; i++) {
            person("Lou", "Waits%02d".formatted(i), quoted("'location':['Hull']"));
        }
        desk.open("/admin/people?location=Leeds");
        select(desk, "Kim Abel");
        desk.page
                .getByLabel("Select Kim Dorn")
                .click(new com.microsoft.playwright.Locator.ClickOptions()
                        .setModifiers(java.util.List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
        desk.reads("4 selected");
        desk.page.keyboard().press("Escape");
        assertThat(desk.page.locator("[role=toolbar]")).isHidden();
        desk.page.getByLabel(Pattern.compile("people on this page")).check();
        desk.reads("5 selected");
        org.assertj.core.api.Assertions.assertThat(desk.faultsEverywhere("selected"))
                .isEmpty();
        desk.press("Assign");
        desk.reads("Assign Training to 5 people");
        desk.page.getByLabel(Pattern.compile("^Knife skills")).check();
        desk.press("Review");
        desk.reads("whoever joins it later gets it, too");
        desk.isSound("review");
        desk.press("Make a group of them");
        desk.fill("Name", "Leeds kitchen");
        org.assertj.core.api.Assertions.assertThat(desk.faultsEverywhere("group"))
                .isEmpty();
        desk.press("Make a group of 5 people");
        desk.press("Attach: 5 people get it");
        desk.reads("5 people got training");
        desk.follow("Members");
        desk.reads("Abel");
        desk.open("/admin/courses/" + course + "/assignments");
        desk.reads("Group: Leeds kitchen");
        assertThat(desk.page.locator("table.assigned tbody tr")).hasCount(5);

        // Selected over pages, then everybody who matches, but for one.
        desk.open("/admin/people?location=Hull");
        desk.page.getByLabel(Pattern.compile("people on this page")).check();
        desk.reads("50 selected");
        desk.follow("Next page");
        desk.reads("50 selected");
        desk.press("Select all 55 matching");
        desk.reads("All 55 matching selected");
        desk.page.getByLabel("Select Lou Waits54").uncheck();
        desk.reads("54 of 55 matching selected");
        desk.isSound("matching");
        desk.page.locator("#f-status").selectOption("ACTIVE");
        desk.reads("The filters changed: the selection of 54 was dropped.");
        desk.open("/admin/people?location=Hull");
        desk.page.getByLabel("Select Lou Waits03").check();
        desk.press("Select all 55 matching");
        desk.reads("All 55 matching selected");
        desk.press("Make a group");
        desk.fill("Name", "Hull, everybody then");
        desk.press("Make a group of 55 people");
        desk.page.waitForURL(Pattern.compile("/admin/groups/[0-9]+"));
        desk.reads("55");
        desk.open("/admin/people?location=Hull");
        assertThat(desk.page.locator("[role=toolbar]")).isHidden();
        assertThat(desk.page.getByLabel("Select Lou Waits03", new Page.GetByLabelOptions().setExact(true)))
                .not()
                .isChecked();
    }
}
